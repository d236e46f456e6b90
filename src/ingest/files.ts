import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A file below the folder that is ingested. */
export interface FoundFile {
  /** As the operating system wants it. */
  readonly file: string;
  /** Relative to the folder, with forward slashes: the article's source path. */
  readonly path: string;
}

/**
 * Lists the files of a folder and of the folders in it, sorted by path; what is hidden (".git") is passed over, and so
 * are symbolic links.
 *
 * @throws the file system's own error when the folder cannot be read
 */
export async function listFiles(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { file, path: relative(folder, file).split(sep).join('/') };
    })
    .filter(({ path }) => !path.split('/').some((part) => part.startsWith('.')))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
