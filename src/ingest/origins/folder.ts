import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isArchive } from './archive.ts';
import { candidatesOf, type FoundFile, listFiles } from './files.ts';
import type { Candidate, Known, Listing, Origin } from './origin.ts';

export interface FolderOptions {
  /** What the store knows it by, in place of its path; it goes before the paths of its articles, too. */
  readonly name?: string;
  /** Files that are none of its articles: the store's own, if they lie there. */
  readonly except?: (file: string) => boolean;
}

/** A folder that is ingested, or of which some files are. */
export class Folder {
  private constructor(
    readonly root: string,
    private readonly options: FolderOptions,
  ) {}

  /** @throws the file system's own error when there is no such folder */
  static async at(path: string, options: FolderOptions = {}): Promise<Folder> {
    return new Folder(await realpath(path), options);
  }

  get name(): string {
    return this.options.name ?? this.root;
  }

  /** All that it holds. */
  whole(): Origin {
    return this.origin(true, async (known) => {
      const files = (await listFiles(this.root)).filter(({ file }) => !this.options.except?.(file));
      return listing(files.map(this.named), known);
    });
  }

  /** Some of its files and folders, with all that the store has below them; what else it holds is left alone. */
  part(paths: readonly string[]): Origin {
    return this.origin(false, async (known) => {
      const parts = await Promise.all([...new Set(paths)].sort().map((path) => this.below(path)));
      const gone = parts.flatMap(({ path, files }) => goneBelow(path, files, known));
      const { total, candidates } = listing(
        parts.flatMap(({ files }) => files),
        known,
      );
      return { total, candidates: chain(gone, candidates) };
    });
  }

  /** Its own path of one as articles have it. */
  private readonly named = ({ file, path }: FoundFile): FoundFile => {
    const { name } = this.options;
    return { file, path: name === undefined ? path : `${name}/${path}` };
  };

  private async below(path: string): Promise<{ readonly path: string; readonly files: readonly FoundFile[] }> {
    const file = join(this.root, path);
    const stats = await lstat(file).catch(() => null);
    const found = stats?.isDirectory()
      ? (await listFiles(file)).map((each) => ({ file: each.file, path: `${path}/${each.path}` }))
      : stats?.isFile()
        ? [{ file, path }]
        : [];
    return { path: this.named({ file, path }).path, files: found.map(this.named) };
  }

  private origin(complete: boolean, open: Origin['open']): Origin {
    return {
      name: this.name,
      complete,
      keepsOld: false,
      open,
      has: async (path) => (await lstat(join(this.root, this.unnamed(path))).catch(() => null)) !== null,
      revisit: (paths) => this.part(paths.map((path) => this.unnamed(path))),
    };
  }

  private unnamed(path: string): string {
    const { name } = this.options;
    return name === undefined ? path : path.slice(name.length + 1);
  }
}

/** What the store has at a path or below it that is there no more. */
function goneBelow(path: string, files: readonly FoundFile[], known: Known): Candidate[] {
  const there = new Set(files.map((file) => file.path));
  const inArchive = [...there].filter(isArchive);
  return [...known.keys()]
    .filter((each) => (each === path || each.startsWith(`${path}/`)) && !there.has(each))
    .filter((each) => !inArchive.some((archive) => each.startsWith(`${archive}/`)))
    .map((each) => ({ kind: 'GONE', path: each }));
}

function listing(files: readonly FoundFile[], known: Known): Listing {
  const sorted = [...new Map(files.map((file) => [file.path, file])).values()].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
  const total = sorted.some(({ path }) => isArchive(path)) ? null : sorted.length;
  return { total, candidates: candidatesOf(sorted, known) };
}

async function* chain(first: readonly Candidate[], then: AsyncIterable<Candidate>): AsyncGenerator<Candidate> {
  yield* first;
  yield* then;
}
