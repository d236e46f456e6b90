import type { Document, Story, WordLists } from '../model.ts';

export interface StructureOptions {
  /** The text is the body of an article and nothing else: every line is a paragraph. */
  readonly bodyOnly?: boolean;
}

/** Recovers the structure of a document: which line is what. Every line of the document becomes one block. */
export type Structurer = (document: Document, options?: StructureOptions) => Story;

export declare function createStructurer(words: WordLists): Structurer;
