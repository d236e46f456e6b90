import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { feed } from './feed.ts';
import { isPassedOver, pathBelow } from './files.ts';
import { Folder } from './folder.ts';
import type { Origin } from './origin.ts';
import { records } from './records.ts';

export { Folder } from './folder.ts';
export type { Candidate, Known, Listing, Origin } from './origin.ts';

export interface SourceOptions {
  /** A name for what is ingested, in place of its path or address; it goes before the articles' paths. */
  readonly name?: string;
  /** The origins that the store knows: a file inside one of them is ingested as a part of it. */
  readonly known?: readonly string[];
  /** Files that are no articles: the store's own. */
  readonly except?: (file: string) => boolean;
  /** What "-" reads. */
  readonly input?: AsyncIterable<Uint8Array>;
}

/** A source that is none: there is no such file, or nothing fits the pattern. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/** What the words of a command line mean: folders, files, patterns ("wire/*.html"), addresses of feeds, "-" for records. */
export interface Sources {
  readonly origins: readonly Origin[];
  /** The folders that were named whole: those can be watched. */
  readonly folders: readonly Folder[];
  /** What has an address: that can be asked again. */
  readonly feeds: readonly Origin[];
}

/** @throws SourceError */
export async function resolveSources(words: readonly string[], options: SourceOptions = {}): Promise<Sources> {
  const { name, except, known = [], input } = options;
  if (name !== undefined && words.length > 1)
    throw new SourceError(`A name is one source's, and there are ${words.length}: take them in one after another`);
  const naming = { ...(name !== undefined && { name }), ...(except && { except }) };
  const origins: Origin[] = [];
  const folders: Folder[] = [];
  const feeds: Origin[] = [];
  const files: NamedFile[] = [];
  for (const word of words) {
    if (word === '-') origins.push(records(requireInput(input), name ?? 'stdin', name === undefined ? '' : `${name}/`));
    else if (/^https?:\/\//i.test(word)) feeds.push(feed(addressOf(word), name));
    else if ((await stat(word).catch(() => null))?.isDirectory()) folders.push(await Folder.at(word, naming));
    else files.push(...(await filesOf(word, except)));
  }
  const parts = await partsOf(files, known, naming);
  return { origins: [...folders.map((folder) => folder.whole()), ...parts, ...feeds, ...origins], folders, feeds };
}

/** A file that was named, and the folder that its path is below unless the store knows a better one. */
interface NamedFile {
  readonly file: string;
  readonly below: string;
}

/** The files that a word names, one or, as a pattern, many. */
async function filesOf(word: string, except: SourceOptions['except']): Promise<NamedFile[]> {
  const stats = await stat(word).catch(() => null);
  if (stats?.isFile()) {
    const file = await realpath(word);
    return [{ file, below: dirname(file) }];
  }
  if (!isDynamicPattern(word)) throw new SourceError(`${word} is no file, folder or address that can be read`);
  const below = await realpath(unmovingPart(word)).catch(() => null);
  const found = below === null ? [] : await glob(word.replaceAll(sep, '/'), { absolute: true, dot: false });
  const files = await Promise.all(found.map((file) => realpath(file)));
  const articles = files.filter((file) => !isPassedOver(basename(file)) && !except?.(file));
  if (below === null || articles.length === 0) throw new SourceError(`No file fits the pattern ${word}`);
  return articles.map((file) => ({ file, below }));
}

/** The folder that a pattern begins with: "wire/2024" of "wire/2024/*.html". */
function unmovingPart(pattern: string): string {
  const parts = pattern.replaceAll(sep, '/').split('/');
  const moving = parts.findIndex((part) => isDynamicPattern(part));
  return parts.slice(0, moving).join('/') || (pattern.startsWith('/') ? '/' : '.');
}

/** Files together with the folder that they belong to: one that the store knows already, or else their own. */
async function partsOf(
  files: readonly NamedFile[],
  known: readonly string[],
  naming: { readonly name?: string },
): Promise<Origin[]> {
  const byRoot = new Map<string, string[]>();
  for (const { file, below } of files) {
    const root = knownAround(file, known) ?? below;
    byRoot.set(root, [...(byRoot.get(root) ?? []), file]);
  }
  const roots = [...byRoot].sort(([a], [b]) => (a < b ? -1 : 1));
  return Promise.all(
    roots.map(async ([root, own]) => {
      const folder = await Folder.at(root, naming);
      return folder.part(own.map((file) => pathBelow(folder.root, file)));
    }),
  );
}

/** The innermost folder that the store knows and that holds the file. */
function knownAround(file: string, known: readonly string[]): string | null {
  const around = known.filter((origin) => isAbsolute(origin) && file.startsWith(`${origin}${sep}`));
  return around.sort((a, b) => b.length - a.length)[0] ?? null;
}

function addressOf(word: string): URL {
  if (!URL.canParse(word)) throw new SourceError(`${word} is no address`);
  return new URL(word);
}

function requireInput(input: AsyncIterable<Uint8Array> | undefined): AsyncIterable<Uint8Array> {
  if (!input) throw new SourceError('There is no input to read records from');
  return input;
}
