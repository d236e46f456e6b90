import { sql } from 'kysely';
import {
  type Condition,
  col,
  compile,
  date,
  form,
  hangs,
  isNull,
  keyIn,
  name,
  next,
  number,
  oneOf,
  type Scope,
  some,
  text,
} from './conditions.ts';
import type { ArticleWhere, LocationWhere, MentionWhere, PersonWhere, QuoteWhere } from './contract.ts';
import { fewArticles, fewLocations, fewPeople, fewQuotes } from './few.ts';
import { isNear, isWithin } from './geography.ts';

export type { Scope } from './conditions.ts';

const MENTIONED: Condition = sql`ap.mention_count > 0`;
const WROTE: Condition = sql`ap.roles & 1 = 1`;

/** Turns a filter over articles into a condition on the table that `t` names; always true where it says nothing. */
export function articleWhere(where: ArticleWhere | undefined, t: Scope): Condition {
  return compile(where, t, articleWhere, (filter) => [
    ...keyIn(filter.key, t),
    ...text(t, filter.slug, 'slug'),
    ...text(t, filter.url, 'url'),
    ...text(t, filter.headline, 'headline', 'headline_folded'),
    ...text(t, filter.publication, 'publication', 'publication_folded'),
    ...text(t, filter.section, 'section', 'section_folded'),
    ...text(t, filter.language, 'language'),
    ...date(filter.publishedAt, col(t, 'published_at')),
    ...date(filter.modifiedAt, col(t, 'modified_at')),
    ...number(filter.wordCount, col(t, 'word_count')),
    ...some(filter.person, (person) => hasPerson(t, person, MENTIONED)),
    ...some(filter.author, (person) => hasPerson(t, person, WROTE)),
    ...some(filter.quote, (quote) => {
      const q = next(t);
      return hangs(fewQuotes(quote), {
        from: sql`quotes AS ${sql.table(q.table)}`,
        on: [col(q, 'article_key'), col(t, 'key')],
        where: quoteWhere(quote, q),
      });
    }),
    ...some(filter.location, (location) => {
      const l = next(t);
      return hangs(fewLocations(location), {
        from: sql`article_locations AS al JOIN locations AS ${sql.table(l.table)} ON ${col(l, 'key')} = al.location_key`,
        on: [sql`al.article_key`, col(t, 'key')],
        where: locationWhere(location, l),
      });
    }),
  ]);
}

function hasPerson(t: Scope, person: PersonWhere, role: Condition): Condition {
  const p = next(t);
  return hangs(fewPeople(person), {
    from: sql`article_people AS ap JOIN people AS ${sql.table(p.table)} ON ${col(p, 'key')} = ap.person_key`,
    on: [sql`ap.article_key`, col(t, 'key')],
    where: sql`${role} AND ${personWhere(person, p)}`,
  });
}

export function personWhere(where: PersonWhere | undefined, t: Scope): Condition {
  return compile(where, t, personWhere, (filter) => [
    ...keyIn(filter.key, t),
    ...name(filter.name, 'person', t),
    ...form(filter.givenName, 'person', t, ['given']),
    ...text(t, filter.familyName, 'family_name', 'family_name_folded'),
    ...form(filter.description, 'person', t, ['description']),
    ...number(filter.mentionCount, col(t, 'mention_count')),
    ...number(filter.articleCount, col(t, 'article_count')),
    ...number(filter.quoteCount, col(t, 'quote_count')),
    ...some(filter.article, (article) => hasArticle(t, article, MENTIONED)),
    ...some(filter.wrote, (article) => hasArticle(t, article, WROTE)),
    ...some(filter.quote, (quote) => {
      const q = next(t);
      return hangs(fewQuotes(quote), {
        from: sql`quotes AS ${sql.table(q.table)}`,
        on: [col(q, 'speaker_key'), col(t, 'key')],
        where: quoteWhere(quote, q),
      });
    }),
  ]);
}

function hasArticle(t: Scope, article: ArticleWhere, role: Condition): Condition {
  const a = next(t);
  return hangs(fewArticles(article), {
    from: sql`article_people AS ap JOIN articles AS ${sql.table(a.table)} ON ${col(a, 'key')} = ap.article_key`,
    on: [sql`ap.person_key`, col(t, 'key')],
    where: sql`${role} AND ${articleWhere(article, a)}`,
  });
}

export function quoteWhere(where: QuoteWhere | undefined, t: Scope): Condition {
  const condition = quoteConditions(where, t);
  return filtersKind(where) ? condition : sql`(${col(t, 'kind')} <> 'PHRASE' AND ${condition})`;
}

function quoteConditions(where: QuoteWhere | undefined, t: Scope): Condition {
  return compile(where, t, quoteConditions, (filter) => [
    ...keyIn(filter.key, t),
    ...oneOf(t, filter.kind, col(t, 'kind')),
    ...text(t, filter.text, 'text', 'text_folded'),
    ...text(t, filter.speakerText, 'speaker_text', 'speaker_text_folded'),
    ...number(filter.confidence, col(t, 'confidence')),
    ...date(filter.publishedAt, col(t, 'published_at')),
    ...isNull({ ...(filter.hasSpeaker !== undefined && { isNull: !filter.hasSpeaker }) }, col(t, 'speaker_key')),
    ...some(filter.speaker, (person) => {
      const p = next(t);
      return hangs(fewPeople(person), {
        from: sql`people AS ${sql.table(p.table)}`,
        on: [col(p, 'key'), col(t, 'speaker_key')],
        where: personWhere(person, p),
      });
    }),
    ...some(filter.person, (person) => {
      const p = next(t);
      return hangs(fewPeople(person), {
        from: sql`quote_people AS qp JOIN people AS ${sql.table(p.table)} ON ${col(p, 'key')} = qp.person_key`,
        on: [sql`qp.quote_key`, col(t, 'key')],
        where: personWhere(person, p),
      });
    }),
    ...some(filter.location, (location) => {
      const l = next(t);
      return hangs(fewLocations(location), {
        from: sql`quote_locations AS ql JOIN locations AS ${sql.table(l.table)} ON ${col(l, 'key')} = ql.location_key`,
        on: [sql`ql.quote_key`, col(t, 'key')],
        where: locationWhere(location, l),
      });
    }),
    ...some(filter.article, (article) => {
      const a = next(t);
      return hangs(fewArticles(article), {
        from: sql`articles AS ${sql.table(a.table)}`,
        on: [col(a, 'key'), col(t, 'article_key')],
        where: articleWhere(article, a),
      });
    }),
  ]);
}

/** Whether a filter speaks of kinds anywhere: then it decides about phrases itself. */
function filtersKind(where: QuoteWhere | undefined): boolean {
  if (!where) return false;
  return where.kind !== undefined || [...(where.and ?? []), ...(where.or ?? []), where.not].some(filtersKind);
}

export function locationWhere(where: LocationWhere | undefined, t: Scope): Condition {
  return compile(where, t, locationWhere, (filter) => [
    ...keyIn(filter.key, t),
    ...name(filter.name, 'location', t),
    ...oneOf(t, filter.kind, col(t, 'kind')),
    ...oneOf(t, filter.countryCode, col(t, 'country_code')),
    ...number(filter.population, col(t, 'population')),
    ...some(filter.insideKey, ({ in: keys }) =>
      hangs(true, {
        from: sql`location_ancestors AS la`,
        on: [sql`la.location_key`, col(t, 'key')],
        where: t.dialect.isOneOf(sql.ref('la.ancestor_key'), keys),
      }),
    ),
    ...some(filter.near, (near) => isNear(t, near)),
    ...some(filter.within, (box) => isWithin(t, box)),
    ...number(filter.mentionCount, col(t, 'mention_count')),
    ...number(filter.articleCount, col(t, 'article_count')),
    ...some(filter.article, (article) => {
      const a = next(t);
      return hangs(fewArticles(article), {
        from: sql`article_locations AS al JOIN articles AS ${sql.table(a.table)} ON ${col(a, 'key')} = al.article_key`,
        on: [sql`al.location_key`, col(t, 'key')],
        where: articleWhere(article, a),
      });
    }),
    ...some(filter.quote, (quote) => {
      const q = next(t);
      return hangs(fewQuotes(quote), {
        from: sql`quote_locations AS ql JOIN quotes AS ${sql.table(q.table)} ON ${col(q, 'key')} = ql.quote_key`,
        on: [sql`ql.location_key`, col(t, 'key')],
        where: quoteWhere(quote, q),
      });
    }),
  ]);
}

/** Mentions of people and of places are filtered alike: their tables have the same columns. */
export function mentionWhere(where: MentionWhere | undefined, t: Scope): Condition {
  return compile(where, t, mentionWhere, (filter) => [
    ...oneOf(t, filter.kind, col(t, 'kind')),
    ...number(filter.confidence, col(t, 'confidence')),
    ...some(filter.article, (article) => {
      const a = next(t);
      return hangs(fewArticles(article), {
        from: sql`articles AS ${sql.table(a.table)}`,
        on: [col(a, 'key'), col(t, 'article_key')],
        where: articleWhere(article, a),
      });
    }),
  ]);
}
