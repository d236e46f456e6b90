import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { reasonOf } from '../job.ts';
import { isArchive, readArchive } from './archive.ts';
import { type Candidate, isSameStamp, type Known, type Stamp } from './origin.ts';

/** A file below the folder that is ingested. */
export interface FoundFile {
  /** As the operating system wants it. */
  readonly file: string;
  /** Relative to the folder, with forward slashes: the article's source path. */
  readonly path: string;
}

/** What editors and downloads leave lying about while they work: no article has such a name. */
const UNFINISHED = /(?:~|\.(?:tmp|part|partial|crdownload|sw[a-p]))$/i;

/** Whether a path is passed over: what is hidden (".git"), and what is not finished ("note.txt~", "page.html.part"). */
export function isPassedOver(path: string): boolean {
  return UNFINISHED.test(path) || path.split('/').some((part) => part.startsWith('.'));
}

/** The path of a file as articles have it. */
export function pathBelow(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}

/**
 * Lists the files of a folder and of the folders in it, sorted by path; symbolic links are passed over.
 *
 * @throws the file system's own error when the folder cannot be read
 */
export async function listFiles(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { file, path: pathBelow(folder, file) };
    })
    .filter(({ path }) => !isPassedOver(path))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** How many files are looked at in one go. */
const AT_ONCE = 64;

/** What there is to say of files, in their order; archives are taken apart. */
export async function* candidatesOf(files: readonly FoundFile[], known: Known): AsyncGenerator<Candidate> {
  for (let i = 0; i < files.length; i += AT_ONCE) {
    const some = files.slice(i, i + AT_ONCE);
    const seen = await Promise.all(some.map(({ file }) => lstat(file).catch((error: unknown) => ({ error }))));
    for (const [j, { file, path }] of some.entries()) {
      const stats = seen[j];
      if (stats === undefined || 'error' in stats) yield missing(path, stats?.error);
      else if (isArchive(path)) yield* archiveOr(file, path, stampOf(stats), known);
      else yield { kind: 'FILE', path, content: { kind: 'FILE', file }, size: stats.size, stamp: stampOf(stats) };
    }
  }
}

async function* archiveOr(file: string, path: string, stamp: Stamp, known: Known): AsyncGenerator<Candidate> {
  if (isSameStamp(known.get(path), stamp)) yield { kind: 'SAME', path };
  else yield* readArchive(file, path, stamp);
}

function missing(path: string, error: unknown): Candidate {
  const why = reasonOf(error);
  return why.code === 'ENOENT' || why.code === 'ENOTDIR' ? { kind: 'GONE', path } : { kind: 'BROKEN', path, why };
}

/** A file that changes twice within the clock's grain keeps its time: one so young is not trusted. */
const TOO_YOUNG = 2000;

function stampOf({ size, mtimeMs }: Stats): Stamp {
  return { size, modified: Date.now() - mtimeMs < TOO_YOUNG ? null : mtimeMs };
}
