import { articlesOf } from '../json-ld/index.ts';
import { plain } from '../plain.ts';
import type { StatedArticle } from '../stated.ts';

/** The articles of a file of JSON-LD: those with a body, or, where none has one, those with a headline. */
export function articlesOfJsonLd(value: unknown): StatedArticle[] {
  const all = articlesOf(value);
  const whole = all.filter(({ body }) => body !== null && plain(body) !== '');
  const kept = whole.length > 0 ? whole : all.filter(({ metadata }) => metadata.headline !== undefined);
  return kept.map(({ metadata, body, pictures }, i) => ({
    metadata,
    body: body === null ? null : { text: body },
    pictures,
    ...(kept.length > 1 && { item: metadata.url ?? String(i + 1) }),
  }));
}
