import type { Transaction } from 'kysely';
import type { SearchType } from './contract.ts';
import type { Dialect } from './dialect.ts';
import { NO_LANGUAGE, stemmedAs } from './stems.ts';
import type { Tables } from './tables.ts';
import type { Lesson } from './vocabulary.ts';

/** What can be searched for in one thing. */
export interface SearchText {
  readonly type: SearchType;
  readonly key: string;
  /** Whose stemmer its words are for, as `stemmedAs` gives it; null where another text has the same words. */
  readonly language: string | null;
  /** Weighs more than the body. */
  readonly title: string;
  readonly body: string;
}

/** Puts texts into the full-text index; what it had of the same things must have been forgotten before. */
export async function keepInSearch(
  trx: Transaction<Tables>,
  dialect: Dialect,
  texts: readonly SearchText[],
  lesson: Lesson,
): Promise<void> {
  await dialect.fullText.keep(trx, texts);
  for (const { language, title, body } of texts) {
    if (language === null) continue;
    lesson.addText(language, title);
    lesson.addText(language, body);
  }
}

/** Kinds of blocks whose words an article is found by; its headline is the title. */
const BODY: ReadonlySet<string> = new Set(['STANDFIRST', 'PARAGRAPH', 'SUBHEAD', 'LIST_ITEM', 'CAPTION']);

export function articleSearchText(
  article: { readonly key: string; readonly headline: string | null; readonly language: string | null },
  text: { readonly raw: string; readonly blocks: string },
): SearchText {
  const blocks: [kind: string, start: number, end: number][] = JSON.parse(text.blocks);
  const body = blocks
    .filter(([kind]) => BODY.has(kind))
    .map(([, start, end]) => text.raw.slice(start, end))
    .join('\n');
  return {
    type: 'ARTICLE',
    key: article.key,
    language: stemmedAs(article.language),
    title: article.headline ?? '',
    body,
  };
}

export function quoteSearchText(quote: { readonly key: string; readonly text: string }): SearchText {
  // Its article has the same words.
  return { type: 'QUOTE', key: quote.key, language: null, title: '', body: quote.text };
}

interface Person {
  readonly key: string;
  readonly name: string;
  readonly aliases: string;
  readonly descriptions: string;
}

export function personSearchText({ key, name, aliases, descriptions }: Person): SearchText {
  return {
    type: 'PERSON',
    key,
    language: NO_LANGUAGE,
    title: [name, ...JSON.parse(aliases)].join('\n'),
    body: JSON.parse(descriptions).join('\n'),
  };
}

interface Location {
  readonly key: string;
  readonly name: string;
  readonly aliases: string;
  readonly country: string | null;
}

export function locationSearchText({ key, name, aliases, country }: Location): SearchText {
  const title = [name, ...JSON.parse(aliases)].join('\n');
  return { type: 'LOCATION', key, language: NO_LANGUAGE, title, body: country ?? '' };
}
