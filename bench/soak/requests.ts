import { createRandom, pick, type Random, whole } from '../random.ts';
import vocabulary from '../vocabulary.json' with { type: 'json' };

/** What came of a request. */
export interface Outcome {
  readonly milliseconds: number;
  /** What was not as asked for; null when all was. */
  readonly wrong: string | null;
}

interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The code of the error that must come; null where there must be none. */
  readonly code: string | null;
}

const REQUESTS = {
  page: (random: Random) => ({
    query: `query($first: Int!, $skip: Int!) { articles(first: $first, where: { wordCount: { gte: $skip } }) { totalCount nodes {
      headline people(first: 5) { nodes { name } } quotes(first: 3) { nodes { text speaker { name } } }
      locations(first: 3) { nodes { name } } } } }`,
    variables: { first: whole(random, 1, 40), skip: whole(random, 0, 400) },
    code: null,
  }),
  'page that comes again': () => ({
    query: '{ articles { nodes { headline source { raw } blocks { kind text } } } }',
    code: null,
  }),
  search: (random: Random) => ({
    query:
      'query($query: String!) { search(query: $query) { totalCount edges { score snippet node { __typename } } } }',
    variables: { query: `${pick(random, vocabulary.nouns)} OR ${pick(random, vocabulary.adjectives)}` },
    code: null,
  }),
  facets: (random: Random) => ({
    query: `query($name: String!) { articles(first: 1, where: { person: { name: { contains: $name } } }) {
      facets { publications { value count } people { node { name } count } histogram(by: MONTH) { from count } } } }`,
    variables: { name: pick(random, vocabulary.syllables) },
    code: null,
  }),
  'a field that is not there': () => ({
    query: '{ articles { nodes { wordcount } } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  }),
  'half a document': () => ({ query: '{ articles { nodes {', code: 'GRAPHQL_PARSE_FAILED' }),
  'an id of nothing': () => ({ query: '{ node(id: "bm90aGluZw==") { id } }', code: 'BAD_ID' }),
  'too deep': () => ({
    query: `{ articles { nodes ${'{ people { nodes { articles { nodes '.repeat(5)}{ id }${'} } } }'.repeat(5)} } }`,
    code: 'LIMIT',
  }),
} as const satisfies Readonly<Record<string, (random: Random) => Asked>>;

export type Kind = keyof typeof REQUESTS;

export const KINDS: readonly Kind[] = Object.keys(REQUESTS).filter((kind): kind is Kind => kind in REQUESTS);

export async function tryOnce(url: string, kind: Kind, seed: number): Promise<Outcome> {
  const { code, ...request }: Asked = REQUESTS[kind](createRandom(seed));
  const started = performance.now();
  const outcome = (wrong: string | null) => ({ milliseconds: performance.now() - started, wrong });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const text = await response.text();
    const answer: { data?: unknown; errors?: readonly { extensions?: { code?: string } }[] } = JSON.parse(text);
    const codes = (answer.errors ?? []).map(({ extensions }) => extensions?.code ?? 'NONE');
    const expected = code === null ? codes.length === 0 : codes.length > 0 && codes.every((one) => isCode(one, code));
    return outcome(expected ? null : `${kind}: ${response.status} ${text.slice(0, 300)}`);
  } catch (error) {
    return outcome(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Which limit a document meets first is no matter here. */
function isCode(given: string, code: string): boolean {
  return code === 'LIMIT' ? given.endsWith('_LIMIT') || given.endsWith('_LIMIT_EXCEEDED') : given === code;
}
