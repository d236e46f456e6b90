import type { BlockKind, Format, LocationKind, MentionKind, Passage, QuoteKind } from '../model.ts';
import type { ArticleRow, ArticleText, LocationRow, MentionRow, PersonRow, QuoteRow } from './contract.ts';
import type { Tables } from './tables.ts';

// The tables hold what this store itself wrote, so their texts are taken at their word.

export function toArticle(row: Tables['articles']): ArticleRow {
  return {
    key: row.key,
    slug: row.slug,
    headline: row.headline,
    standfirst: row.standfirst,
    publication: row.publication,
    section: row.section,
    language: row.language,
    url: row.url,
    publishedAt: row.published_at,
    modifiedAt: row.modified_at,
    dateline: row.dateline,
    wordCount: row.word_count,
    authors: JSON.parse(row.authors),
    captions: JSON.parse(row.captions),
    source: { path: row.path, sha256: row.sha256, parser: row.parser, format: row.format as Format },
  };
}

export function toArticleText(row: Tables['article_texts']): ArticleText {
  const blocks: [BlockKind, number, number][] = JSON.parse(row.blocks);
  return {
    key: row.article_key,
    raw: row.raw,
    blocks: blocks.map(([kind, start, end], index) => ({
      index,
      kind,
      text: row.raw.slice(start, end),
      span: { start, end },
    })),
  };
}

export function toPerson(row: Tables['people']): PersonRow {
  return {
    key: row.key,
    name: row.name,
    givenName: row.given_name,
    familyName: row.family_name,
    honorific: row.honorific,
    aliases: JSON.parse(row.aliases),
    descriptions: JSON.parse(row.descriptions),
    bio: row.bio,
    mentionCount: row.mention_count,
    articleCount: row.article_count,
    quoteCount: row.quote_count,
  };
}

export function toQuote(row: Tables['quotes']): QuoteRow {
  const segments: [number, number][] = JSON.parse(row.segments);
  return {
    key: row.key,
    articleKey: row.article_key,
    block: row.block,
    kind: row.kind as QuoteKind,
    text: row.text,
    span: { start: row.start, end: row.end },
    segments: segments.map(([start, end]) => ({
      start,
      end,
      text: row.text.slice(start - row.start, end - row.start),
    })),
    speakerKey: row.speaker_key,
    speakerText: toPassage(row.speaker),
    cue: toPassage(row.cue),
    confidence: row.confidence,
  };
}

export function toLocation(row: Tables['locations']): LocationRow {
  return {
    key: row.key,
    name: row.name,
    kind: row.kind as LocationKind,
    countryCode: row.country_code,
    country: row.country,
    latitude: row.latitude,
    longitude: row.longitude,
    geonamesId: row.geonames_id,
    population: row.population,
    parentKey: row.parent_key,
    aliases: JSON.parse(row.aliases),
    mentionCount: row.mention_count,
    articleCount: row.article_count,
  };
}

export function toMention(row: Tables['person_mentions'] | Tables['location_mentions']): MentionRow {
  const { start, end, text, block, confidence } = row;
  return { start, end, text, kind: row.kind as MentionKind, articleKey: row.article_key, block, confidence };
}

function toPassage(json: string | null): Passage | null {
  if (json === null) return null;
  const [start, end, text]: [number, number, string] = JSON.parse(json);
  return { start, end, text };
}
