/**
 * The same questions in the words of both schemas. PostGraphile's follow the tables; its lists get the order and the filter that
 * ours have by default (newest first, most mentioned first, no labels among the quotes).
 */
import { encodeId } from '../../src/graphql/ids.ts';
import type { Request } from '../process.ts';
import { createRandom, pick, type Random, whole } from '../random.ts';

/** What the store holds, to ask for. */
export interface Content {
  readonly people: readonly { readonly key: string; readonly name: string }[];
}

/** A question to both. */
export interface Question {
  readonly name: string;
  readonly ours: string;
  readonly theirs: string;
  /** What is asked for, each time something else: both get it under the same names. */
  readonly variables: (random: Random, content: Content) => Readonly<Record<string, unknown>>;
}

const SPOKEN = 'filter: { kind: { notEqualTo: "PHRASE" } }';

const before = (random: Random) => ({ before: randomDate(random) });

export const QUESTIONS: readonly Question[] = [
  {
    name: '20 articles before a date',
    ours: `query($before: DateOrDateTime!) { articles(first: 20, where: { publishedAt: { lt: $before } }) {
      nodes { headline publication section url publishedAt wordCount } } }`,
    theirs: `query($before: String!) { allArticles(first: 20, orderBy: [PUBLISHED_AT_DESC, KEY_ASC],
      filter: { publishedAt: { lessThan: $before } }) {
      nodes { headline publication section url publishedAt wordCount } } }`,
    variables: before,
  },
  {
    name: '20 articles with people, quotes and places',
    ours: `query($before: DateOrDateTime!) { articles(first: 20, where: { publishedAt: { lt: $before } }) { nodes {
      headline publishedAt
      people(first: 5) { edges { mentionCount node { name } } }
      quotes(first: 3) { nodes { text kind speaker { name } } }
      locations(first: 3) { edges { mentionCount node { name coordinates { latitude longitude } } } } } } }`,
    theirs: `query($before: String!) { allArticles(first: 20, orderBy: [PUBLISHED_AT_DESC, KEY_ASC],
      filter: { publishedAt: { lessThan: $before } }) { nodes {
      headline publishedAt
      articlePeopleByArticleKey(first: 5, orderBy: [MENTION_COUNT_DESC, PERSON_KEY_ASC], filter: { mentionCount: { greaterThan: 0 } }) {
        nodes { mentionCount personByPersonKey { name } } }
      quotesByArticleKey(first: 3, orderBy: [START_ASC], ${SPOKEN}) { nodes { text kind personBySpeakerKey { name } } }
      articleLocationsByArticleKey(first: 3, orderBy: [MENTION_COUNT_DESC, LOCATION_KEY_ASC]) {
        nodes { mentionCount locationByLocationKey { name latitude longitude } } } } } }`,
    variables: before,
  },
  {
    name: 'a person with 20 quotes and their articles',
    ours: `query($id: ID!) { person(id: $id) { name quoteCount
      quotes(first: 20) { nodes { text kind article { headline publishedAt } } } } }`,
    theirs: `query($key: String!) { personByKey(key: $key) { name quoteCount
      quotesBySpeakerKey(first: 20, orderBy: [PUBLISHED_AT_DESC, ARTICLE_KEY_ASC, START_ASC],
        ${SPOKEN}) {
        nodes { text kind articleByArticleKey { headline publishedAt } } } } }`,
    variables: (random, { people }) => {
      const { key } = pick(random, people);
      return { key, id: encodeId('Person', key) };
    },
  },
  {
    name: '50 places by how many articles mention them',
    ours: `query($above: Float!) { locations(first: 50, orderBy: { field: ARTICLE_COUNT, direction: DESC },
      where: { within: { south: $above, north: 90, west: -180, east: 180 } }) {
      nodes { name kind countryCode population articleCount coordinates { latitude longitude } } } }`,
    theirs: `query($above: Float!) { allLocations(first: 50, orderBy: [ARTICLE_COUNT_DESC, KEY_ASC],
      filter: { latitude: { greaterThanOrEqualTo: $above, lessThanOrEqualTo: 90 } }) {
      nodes { name kind countryCode population articleCount latitude longitude } } }`,
    variables: (random) => ({ above: whole(random, -600_000, 0) / 10_000 }),
  },
  {
    name: '20 articles that mention somebody, by the name',
    ours: `query($name: String!) { articles(first: 20, where: { person: { name: { eq: $name } } }) {
      nodes { headline publication publishedAt } } }`,
    theirs: `query($name: String!) { allArticles(first: 20, orderBy: [PUBLISHED_AT_DESC, KEY_ASC],
      filter: { articlePeopleByArticleKey: { some: { mentionCount: { greaterThan: 0 },
        personByPersonKey: { name: { equalTo: $name } } } } }) { nodes { headline publication publishedAt } } }`,
    variables: (random, { people }) => ({ name: pick(random, people).name }),
  },
];

/** The indexes that PostGraphile's orders and filters are answered from, as one who serves these tables with it would make them. */
export const THEIR_INDEXES: readonly string[] = [
  'CREATE INDEX ON articles (published_at DESC, key)',
  'CREATE INDEX ON quotes (speaker_key, published_at DESC)',
  'CREATE INDEX ON people (name)',
];

export function askOurs(question: Question, content: Content, count: number, seed: number): Request[] {
  return asked(question, question.ours, content, count, seed);
}

export function askTheirs(question: Question, content: Content, count: number, seed: number): Request[] {
  return asked(question, question.theirs, content, count, seed);
}

function asked({ variables }: Question, query: string, content: Content, count: number, seed: number): Request[] {
  const random = createRandom(seed);
  const wanted = [...query.slice(0, query.indexOf('{')).matchAll(/\$(\w+)/g)].map((match) => match[1]);
  return Array.from({ length: count }, () => {
    const all = Object.entries(variables(random, content));
    return { query, variables: Object.fromEntries(all.filter(([name]) => wanted.includes(name))) };
  });
}

/** A moment of the years that the invented articles are of. */
export function randomDate(random: Random): string {
  return new Date(Date.UTC(2001, 0, 1) + Math.floor(random() * 8_500 * 86_400_000)).toISOString();
}
