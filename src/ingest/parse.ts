import { createHash } from 'node:crypto';
import { createExtractor } from '../extract/index.ts';
import type { Article, Block, Knowledge } from '../model.ts';
import { readDocument, readText } from '../read/index.ts';
import { createStructurer, type StructureOptions } from '../structure/index.ts';
import { articleKey, articleSlug } from './keys.ts';

/** Names what parses: raised with every change that gives other results, so that an ingest reads all files anew. */
export const PARSER = '1';

/**
 * Parses one file or text: read, structure, extract. Pure but for the hash: the same bytes and path give the same article.
 *
 * @throws ReadError when the bytes are no article
 */
export type Parser = (source: Uint8Array | string, path: string, options?: StructureOptions) => Article;

/** Compiles what is known into a parser; costs some 100 ms, so make one and keep it. */
export function createParser(knowledge: Knowledge): Parser {
  const structure = createStructurer(knowledge.words);
  const extract = createExtractor(knowledge);

  return (source, path, options) => {
    const document = typeof source === 'string' ? readText(source, path) : readDocument(source, path);
    const story = structure(document, options);
    const key = articleKey(story.url, path);
    return {
      ...story,
      ...extract(story),
      key,
      slug: articleSlug(story.headline, key),
      wordCount: story.blocks.reduce((sum, block) => sum + (isBody(block) ? countWords(block.text) : 0), 0),
      source: { path, sha256: sha256(source), parser: PARSER },
    };
  };
}

/** The SHA-256 of a file's bytes, in hexadecimal. */
export function sha256(source: Uint8Array | string): string {
  return createHash('sha256').update(source).digest('hex');
}

function isBody({ kind }: Block): boolean {
  return kind === 'PARAGRAPH' || kind === 'SUBHEAD' || kind === 'LIST_ITEM';
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0;
}
