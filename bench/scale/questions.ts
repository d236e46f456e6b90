import { randomDate } from '../postgraphile/questions.ts';
import type { Request } from '../process.ts';
import { createRandom, pick } from '../random.ts';
import vocabulary from '../vocabulary.json' with { type: 'json' };

const PAGE = `query($before: DateOrDateTime!) { articles(first: 20, where: { publishedAt: { lt: $before } }) { nodes {
  id headline publication publishedAt
  people(first: 5) { edges { mentionCount node { id name } } }
  quotes(first: 3) { nodes { id text kind speaker { id name } } }
  locations(first: 3) { edges { mentionCount node { id name coordinates { latitude longitude } } } } } } }`;

const SEARCH = `query($query: String!) { search(query: $query, first: 20) {
  edges { score snippet node { __typename ... on Article { headline } ... on Quote { text } ... on Person { name } ... on Location { name } } } } }`;

/** Pages of the list of articles, each before another moment, with people, quotes and places. */
export function pages(count: number, seed: number): Request[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => ({ query: PAGE, variables: { before: randomDate(random) } }));
}

/** Searches for one or two words, most of them in a great part of the articles, which is the dearest that there is to rank. */
export function searches(count: number, seed: number): Request[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const words = [pick(random, vocabulary.nouns)];
    if (random() < 0.5) words.push(pick(random, vocabulary.adjectives));
    return { query: SEARCH, variables: { query: words.join(' ') } };
  });
}
