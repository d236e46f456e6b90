import type { Document } from '../model.ts';

/** One format: how it is told and how it is read. Each lives in a file, or a folder, of its own. */
export interface Reader {
  /** Whether the text is of this format; `path` is a hint alone. Looks at the beginning, never at all of a long text. */
  readonly accepts: (text: string, path: string) => boolean;
  /**
   * The documents that the text holds: one, or, for feeds and lists, one an item. What is broken is read as far as it goes.
   *
   * @throws ReadError when nothing of it can be read
   */
  readonly read: (text: string) => readonly Document[];
}
