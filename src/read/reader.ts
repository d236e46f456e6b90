import type { Document } from '../model.ts';

/** One format: how it is told and how it is read. Each lives in a file of its own. */
export interface Reader {
  /** Whether the text is of this format; `path` is a hint alone. Looks at the beginning, never at all of a long text. */
  readonly accepts: (text: string, path: string) => boolean;
  /** Never throws: what is broken is read as far as it goes. */
  readonly read: (text: string) => Document;
}
