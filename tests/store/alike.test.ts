import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleWhere, Order, Page, PersonWhere, QuoteWhere, Store } from '../../src/store/index.ts';
import { openStore } from '../../src/store/index.ts';
import { articleOf, KENYA, PORTO, PORTUGAL, personKey, type Sketch } from './articles.ts';
import { describePostgres } from './databases.ts';

const PEOPLE = ['Ana Reis', 'Ben Otieno', 'Ève Zápotocká', 'Dora Lund'];
const WORDS = ['river', 'RIVER', 'Łódź', 'straße', 'don’t', '𝔸x', 'ﬁsh', '½'];
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

const sketches: fc.Arbitrary<Sketch[]> = fc.uniqueArray(
  fc.record({
    key: fc.string({ unit: fc.constantFrom('a', 'B', 'é', '𝔸', '~', '1'), minLength: 1, maxLength: 3 }),
    headline: fc.option(fc.oneof(text, fc.constant('nul \0 and half \ud800 of one')), { nil: null }),
    publishedAt: fc.option(fc.constantFrom('2024-01-01', '2024-01-01T05:00:00Z', '2024-02-02'), { nil: null }),
    publication: fc.option(fc.constantFrom('Post', 'écho'), { nil: null }),
    people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 4 }),
    places: fc.uniqueArray(fc.constantFrom(PORTO, PORTUGAL, KENYA), { maxLength: 3, selector: ({ key }) => key }),
    quotes: fc.array(
      fc.record({
        speaker: fc.constantFrom(null, ...PEOPLE),
        text,
        kind: fc.constantFrom('DIRECT', 'INDIRECT', 'PHRASE'),
      }),
      { maxLength: 3 },
    ),
  }),
  { selector: ({ key }) => key, maxLength: 12 },
);

const direction = fc.constantFrom('ASC', 'DESC');
const orders = <Field extends string>(...fields: Field[]): fc.Arbitrary<Order<Field>[]> =>
  fc.array(fc.record({ field: fc.constantFrom(...fields), direction }), { maxLength: 2 });

const personWhere: fc.Arbitrary<PersonWhere> = fc.oneof(
  fc.constantFrom(...PEOPLE).map((name) => ({ name: { eq: name } })),
  fc.constantFrom('EVE', 'zapot', 'o', '%').map((part) => ({ name: { contains: part } })),
  fc.constantFrom('Ana Rais', 'Lund Dora').map((name) => ({ name: { matches: name } })),
);
const quoteWhere: fc.Arbitrary<QuoteWhere> = fc.oneof(
  personWhere.map((speaker) => ({ speaker })),
  fc.constantFrom('fish', 'strasse', 'don').map((part) => ({ text: { contains: part } })),
  fc.constant({ kind: { in: ['PHRASE', 'DIRECT'] } } as const),
);
const articleWhere: fc.Arbitrary<ArticleWhere> = fc.letrec<{ where: ArticleWhere }>((tie) => ({
  where: fc.oneof(
    { maxDepth: 2 },
    personWhere.map((person) => ({ person })),
    quoteWhere.map((quote) => ({ quote })),
    fc.constant({ location: { insideKey: { in: [PORTUGAL.key] } } }),
    fc.constant({ publishedAt: { gte: '2024-01-01T01:00:00Z' } }),
    fc.constantFrom('Post', 'écho').map((eq) => ({ publication: { eq } })),
    tie('where').map((not) => ({ not })),
    fc.array(tie('where'), { maxLength: 2 }).map((or) => ({ or })),
    fc.array(tie('where'), { minLength: 1, maxLength: 2 }).map((and) => ({ and })),
  ),
})).where;

const questions = fc.record({
  size: fc.integer({ min: 1, max: 5 }),
  backwards: fc.boolean(),
  articles: fc.record({
    where: fc.option(articleWhere, { nil: undefined }),
    orderBy: orders('PUBLISHED_AT', 'HEADLINE', 'WORD_COUNT'),
  }),
  people: fc.record({
    where: fc.option(personWhere, { nil: undefined }),
    orderBy: orders('NAME', 'MENTION_COUNT', 'QUOTE_COUNT'),
  }),
  quotes: fc.record({
    where: fc.option(quoteWhere, { nil: undefined }),
    orderBy: orders('PUBLISHED_AT', 'POSITION', 'CONFIDENCE'),
  }),
  search: fc.constantFrom('river', 'lodz', 'fish*', '"river river"', 'river -straße', 'strasse OR ½', 'ana', 'porto'),
});
type Questions = typeof questions extends fc.Arbitrary<infer Value> ? Value : never;

/** Every page of a list, to its end. */
async function walk<Node>(list: (slice: object) => Promise<readonly Page<Node>[]>, { size, backwards }: Questions) {
  const pages: Page<Node>[] = [];
  for (let cursor: string | undefined, more = true; more; ) {
    const slice = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const defined = Object.fromEntries(Object.entries(slice).filter(([, value]) => value !== undefined));
    const [page] = await list(defined);
    if (!page) throw new Error('no page');
    pages.push(page);
    more = (backwards ? page.hasPreviousPage : page.hasNextPage) && page.edges.length > 0;
    cursor = (backwards ? page.edges[0] : page.edges.at(-1))?.cursor;
  }
  return pages;
}

async function answers(store: Store, asked: Questions) {
  const { articles, people, quotes } = asked;
  const root = { of: null, parents: [], totalCount: true } as const;
  const of = <Where, Field extends string>({ where, orderBy }: { where?: Where; orderBy: Order<Field>[] }) => ({
    ...(where !== undefined && { where }),
    orderBy,
  });
  const parents = PEOPLE.map(personKey);
  const found = await store.search({ query: asked.search, types: [], first: 50, totalCount: true });
  return {
    articles: await walk((slice) => store.articles.list({ ...root, ...of(articles), ...slice }), asked),
    people: await walk((slice) => store.people.list({ ...root, ...of(people), ...slice }), asked),
    quotes: await walk((slice) => store.quotes.list({ ...root, ...of(quotes), ...slice }), asked),
    below: await store.articles.list({ of: 'mentioningPerson', parents, first: asked.size, totalCount: true }),
    related: await walk(
      (slice) => store.articles.list({ of: 'relatedToArticle', parents: ['a'], totalCount: true, ...slice }),
      asked,
    ),
    // Ranks are each database's own; what is found, and what is marked in it, is not.
    found: found.hits
      .map(({ type, key, snippet, highlights }) => ({ type, key, snippet, highlights }))
      .sort((a, b) => (`${a.type} ${a.key}` < `${b.type} ${b.key}` ? -1 : 1)),
    count: found.totalCount,
    status: await store.status(),
    texts: await store.texts(['a', 'B', 'é']),
  };
}

describePostgres('both databases', ({ newStore }) => {
  test('answer alike, to the cursor, whatever they hold and are asked', async () => {
    await fc.assert(
      fc.asyncProperty(sketches, questions, async (all, asked) => {
        const stores = await Promise.all([openStore(':memory:'), newStore()]);
        for (const store of stores) {
          for (const sketch of all) await store.commit({ put: [articleOf(sketch)], remove: [] });
          await store.commit({ put: [], remove: all.slice(0, 2).map(({ key }) => key) });
        }
        const [sqlite, postgres] = await Promise.all(stores.map((store) => answers(store, asked)));
        expect(postgres).toEqual(sqlite);
        await Promise.all(stores.map((store) => store.close()));
      }),
      { numRuns: 30 },
    );
  }, 240_000);
});
