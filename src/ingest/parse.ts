import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { createExtractor } from '../extract/index.ts';
import type { Article, Block, Document, Knowledge } from '../model.ts';
import { readDocuments, readTexts } from '../read/index.ts';
import { createStructurer, type StructureOptions } from '../structure/index.ts';
import { articleKey, articleSlug } from './keys.ts';

/** Names what parses: raised with every change that gives other results, so that an ingest reads all files anew. */
export const PARSER = '5';

/** Parses files and texts: read, structure, extract. Pure but for the hash: the same bytes and path give the same articles. */
export interface Parser {
  /**
   * Parses one article; of a file that holds several, the first.
   *
   * @throws ReadError when the bytes are no article
   */
  (source: Uint8Array | string, path: string, options?: StructureOptions): Article;
  /**
   * Parses every article of a file, as feeds hold them.
   *
   * @throws ReadError when the bytes hold no article at all
   */
  readonly all: (source: Uint8Array | string, path: string, options?: StructureOptions) => Parsed;
}

/** What a file gave. */
export interface Parsed {
  /** In the order of the file; never empty. */
  readonly articles: readonly [Article, ...Article[]];
  readonly failures: readonly ParseFailure[];
}

/** An item of a file that gave no article. */
export interface ParseFailure {
  /** Its id in the file, or its position. */
  readonly item: string;
  /** The key that its article would have. */
  readonly key: string;
  readonly error: unknown;
}

/** Compiles what is known into a parser; costs some 100 ms, so make one and keep it. */
export function createParser(knowledge: Knowledge): Parser {
  const structure = createStructurer(knowledge.words);
  const extract = createExtractor(knowledge);

  function toArticle(document: Document, source: Article['source'], options?: StructureOptions): Article {
    const story = structure(document, options);
    const key = articleKey(story.url, source.path, document.item);
    return {
      ...story,
      ...extract(story),
      key,
      slug: articleSlug(story.headline, key),
      wordCount: story.blocks.reduce((sum, block) => sum + (isBody(block) ? countWords(block.text) : 0), 0),
      source,
    };
  }

  const all: Parser['all'] = (content, path, options) => {
    const { documents, failures: unread } =
      typeof content === 'string' ? readTexts(content, path) : readDocuments(content, path);
    const sum = sha256(content);
    const asItIs = documents.length === 1 && sha256(documents[0]?.text ?? '') === sum;
    const original = asItIs ? null : gzipSync(content).toString('base64');
    const source = { path, sha256: sum, parser: PARSER, original };
    const articles: Article[] = [];
    const failures: ParseFailure[] = unread.map(({ item, url, error }) => ({
      item,
      key: articleKey(url, path, item),
      error,
    }));
    for (const document of documents) {
      try {
        articles.push(toArticle(document, source, options));
      } catch (error) {
        // One item of a feed does not take the others with it.
        if (documents.length === 1) throw error;
        const { item = '', metadata } = document;
        failures.push({ item, key: articleKey(metadata.url ?? null, path, item), error });
      }
    }
    const [first, ...rest] = articles;
    if (!first) throw failures[0]?.error;
    return { articles: [first, ...rest], failures };
  };

  return Object.assign(
    (...[source, path, options]: Parameters<Parser['all']>) => all(source, path, options).articles[0],
    {
      all,
    },
  );
}

/** The SHA-256 of a file's bytes, in hexadecimal. */
export function sha256(source: Uint8Array | string): string {
  return createHash('sha256').update(source).digest('hex');
}

function isBody({ kind }: Block): boolean {
  return kind === 'PARAGRAPH' || kind === 'SUBHEAD' || kind === 'LIST_ITEM';
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

function countWords(text: string): number {
  let count = 0;
  WORD.lastIndex = 0;
  while (WORD.test(text)) count += 1;
  return count;
}
