import type { Document } from '../model.ts';
import type { ReadError } from './error.ts';

/** An item of a file that gives no article. */
export interface ItemFailure {
  readonly item: string;
  /** What the item says is its address. */
  readonly url: string | null;
  readonly error: ReadError;
}

/** One format: how it is told and how it is read. Each lives in a file, or a folder, of its own. */
export interface Reader {
  /** Whether the text is of this format; `path` is a hint alone. Looks at the beginning, never at all of a long text. */
  readonly accepts: (text: string, path: string) => boolean;
  /**
   * The documents that the text holds: one, or, for feeds and lists, one an item, or why it gives none. What is broken is
   * read as far as it goes.
   *
   * @throws ReadError when nothing of it can be read
   */
  readonly read: (text: string) => readonly (Document | ItemFailure)[];
}
