import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Store, StoreError } from '../../src/store/index.ts';
import { articleOf, KENYA, PORTO, PORTUGAL, type Sketch } from './articles.ts';
import { describeEach } from './databases.ts';

const SKETCHES: readonly Sketch[] = [
  {
    key: 'a1',
    headline: 'Douro levels fall',
    publishedAt: '2024-05-01',
    people: ['Inês Duarte', 'Paul Okoth'],
    authors: ['Rui Melo'],
    places: [PORTO, PORTUGAL],
    quotes: [
      { speaker: 'Inês Duarte', text: 'The river is not ours to empty' },
      { speaker: null, text: 'crisis', kind: 'PHRASE' },
    ],
  },
  {
    key: 'a2',
    headline: 'Talks open',
    publishedAt: '2024-06-01T10:00:00Z',
    people: ['Inês Duarte'],
    places: [PORTUGAL],
  },
  { key: 'a3', headline: null, people: ['Paul Okoth', 'Inês Duarte'], places: [KENYA], authors: ['Rui Melo'] },
];

describeEach('a store', ({ newStore }) => {
  let store: Store;
  let statements: string[];

  beforeEach(async () => {
    statements = [];
    store = await newStore({ onStatement: (sql) => statements.push(sql) });
    await store.commit({ put: SKETCHES.map(articleOf), remove: [] });
  });

  afterEach(() => store.close());

  const ROOT = { of: null, parents: [], first: 10, totalCount: true } as const;

  async function only<Page>(pages: Promise<readonly Page[]>): Promise<Page> {
    const [page] = await pages;
    if (!page) throw new Error('no page');
    return page;
  }

  describe('keeping', () => {
    test('an article comes back as it was kept', async () => {
      const [row, nothing] = await store.articles.byKeys(['a1', 'nowhere']);
      expect(nothing).toBeNull();
      expect(row).toMatchObject({ headline: 'Douro levels fall', publishedAt: '2024-05-01', slug: 'slug-a1' });
      expect(row?.authors).toEqual([{ name: 'Rui Melo', role: null, bio: null, personKey: 'rui-melo' }]);
      const [text] = await store.texts(['a1']);
      expect(text?.blocks[0]).toEqual({
        index: 0,
        kind: 'HEADLINE',
        text: 'Douro levels fall',
        span: { start: 0, end: 17 },
      });
    });

    test('the version rises with each commit that changes something, and with no other', async () => {
      expect((await store.status()).version).toBe(1);
      expect(await store.commit({ put: SKETCHES.map(articleOf), remove: ['nowhere'] })).toBe(1);
      expect(await store.commit({ put: [articleOf({ key: 'a2', headline: 'Talks close' })], remove: [] })).toBe(2);
    });

    test('what nothing speaks of any more is forgotten', async () => {
      await store.commit({ put: [], remove: ['a3', 'a2'] });
      expect(await store.locations.byKeys([KENYA.key, PORTUGAL.key])).toMatchObject([null, { name: 'Portugal' }]);
      await store.commit({ put: [], remove: ['a1'] });
      expect(await store.status()).toMatchObject({ articles: 0, people: 0, quotes: 0, locations: 0 });
      expect(await store.locations.byKeys([PORTUGAL.key])).toEqual([null]);
      expect((await store.search({ query: 'douro', types: [], first: 5, totalCount: true })).totalCount).toBe(0);
    });

    test('sources tell an ingest what is kept', async () => {
      const sources = await store.sources();
      expect(sources.get('a2.txt')).toMatchObject([{ key: 'a2', parser: 'test' }]);
    });
  });

  describe('lists', () => {
    test('articles come newest first, those without a date last', async () => {
      const page = await only(store.articles.list(ROOT));
      expect(page.edges.map(({ node }) => node.key)).toEqual(['a2', 'a1', 'a3']);
      expect(page.totalCount).toBe(3);
    });

    test('a list below parents answers each of them, with what belongs to the pair', async () => {
      const pages = await store.articles.list({
        of: 'mentioningPerson',
        parents: ['paul-okoth', 'nobody', 'inês-duarte'],
        first: 2,
        totalCount: true,
      });
      expect(pages.map((page) => page.edges.map(({ node }) => node.key))).toEqual([['a1', 'a3'], [], ['a2', 'a1']]);
      expect(pages.map(({ totalCount, hasNextPage }) => [totalCount, hasNextPage])).toEqual([
        [2, false],
        [0, false],
        [3, true],
      ]);
      expect(pages[2]?.edges[1]).toMatchObject({ mentionCount: 1, roles: ['SPEAKER', 'MENTIONED'] });
    });

    test('who is mentioned together, and which articles are related', async () => {
      const people = await only(
        store.people.list({ of: 'mentionedWithPerson', parents: ['inês-duarte'], first: 5, totalCount: true }),
      );
      expect(people.edges.map(({ node, mentionCount }) => [node.name, mentionCount])).toEqual([['Paul Okoth', 2]]);
      const related = await only(
        store.articles.list({ of: 'relatedToArticle', parents: ['a1'], first: 5, totalCount: true }),
      );
      expect(related.edges.map(({ node }) => node.key)).toEqual(['a3', 'a2']);
    });

    test('phrases stay out of lists of quotes unless they are asked for', async () => {
      const spoken = await only(store.quotes.list(ROOT));
      expect(spoken.edges.map(({ node }) => node.text)).toEqual(['The river is not ours to empty']);
      const phrases = await only(store.quotes.list({ ...ROOT, where: { kind: { in: ['PHRASE'] } } }));
      expect(phrases.edges.map(({ node }) => node.text)).toEqual(['crisis']);
    });

    test('an author is a person with articles of their own', async () => {
      const page = await only(
        store.articles.list({ of: 'writtenBy', parents: ['rui-melo'], first: 5, totalCount: true }),
      );
      expect(page.edges.map(({ node }) => node.key)).toEqual(['a1', 'a3']);
    });

    test('a cursor of another list, or of none, is refused with its text', async () => {
      await expect(store.articles.list({ ...ROOT, after: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
      const page = await only(store.people.list(ROOT));
      const cursor = page.edges[0]?.cursor ?? '';
      await expect(store.articles.list({ ...ROOT, after: cursor })).rejects.toBeInstanceOf(StoreError);
    });

    test('the number of statements does not grow with the parents', async () => {
      const ask = async (parents: string[]) => {
        statements.length = 0;
        await store.quotes.list({ of: 'inArticle', parents, first: 3, totalCount: true });
        return statements.length;
      };
      const few = await ask(['a1', 'a2']);
      expect(few).toBe(2);
      expect(await ask(Array.from({ length: 1000 }, (_, i) => `a${i}`))).toBe(few);
    });
  });

  describe('filters', () => {
    const keys = async (where: Parameters<Store['articles']['list']>[0]['where']) => {
      const page = await only(store.articles.list({ ...ROOT, ...(where && { where }) }));
      return page.edges.map(({ node }) => node.key).sort();
    };

    test('text is compared without case and diacritics', async () => {
      expect(await keys({ person: { name: { contains: 'INES' } } })).toEqual(['a1', 'a2', 'a3']);
      expect(await keys({ headline: { startsWith: 'douro' } })).toEqual(['a1']);
      expect(await keys({ headline: { contains: '%' } })).toEqual([]);
    });

    test('they reach across relations and combine', async () => {
      expect(await keys({ location: { insideKey: { in: [PORTUGAL.key] } } })).toEqual(['a1']);
      expect(await keys({ quote: { speaker: { name: { eq: 'Inês Duarte' } } } })).toEqual(['a1']);
      expect(
        await keys({ or: [{ location: { key: { in: [KENYA.key] } } }, { publishedAt: { gte: '2024-05-15' } }] }),
      ).toEqual(['a2', 'a3']);
      expect(await keys({ not: { publishedAt: { lt: '2024-05-15' } } })).toEqual(['a2', 'a3']);
      expect(await keys({ or: [] })).toEqual([]);
    });
  });

  describe('look-ups', () => {
    test('a name is found in any of its forms', async () => {
      expect(await store.peopleByName(['ines duarte', 'OKOTH', 'nobody'])).toMatchObject([
        { name: 'Inês Duarte' },
        { name: 'Paul Okoth' },
        null,
      ]);
      expect(await store.locationsByName(['porto'])).toMatchObject([{ key: PORTO.key, country: 'Portugal' }]);
    });

    test.each([
      ['river', ['QUOTE', 'ARTICLE']],
      ['"not ours"', ['QUOTE', 'ARTICLE']],
      ['riv* -douro', ['QUOTE']],
      ['nothinglikeit OR douro', ['ARTICLE']],
      ['AND ( " NEAR', []],
    ])('search for %s', async (query, types) => {
      const page = await store.search({ query, types: ['ARTICLE', 'QUOTE'], first: 10, totalCount: true });
      expect(page.hits.map(({ type }) => type).sort()).toEqual([...types].sort());
      expect(page.totalCount).toBe(types.length);
      for (const { snippet, highlights } of page.hits) {
        for (const { start, end } of highlights) expect(snippet.slice(start, end)).toMatch(/\p{L}/u);
      }
    });

    test('a search for nothing says so', async () => {
      await expect(store.search({ query: ' -"', types: [], first: 5, totalCount: false })).rejects.toMatchObject({
        code: 'BAD_SEARCH',
      });
    });
  });

  describe('what always holds', () => {
    const names = fc.constantFrom('Ana Reis', 'Ben Otieno', 'Chidi Eze', 'Dora Lund');
    const sketches = fc.uniqueArray(
      fc.record({
        key: fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '2'), minLength: 1, maxLength: 5 }),
        headline: fc.option(fc.string({ maxLength: 12 }), { nil: null }),
        publishedAt: fc.option(fc.constantFrom('2024-01-01', '2024-01-01T05:00:00Z', '2024-02-02'), { nil: null }),
        people: fc.uniqueArray(names, { maxLength: 3 }),
      }),
      { selector: ({ key }) => key, maxLength: 14 },
    );

    async function storeOf(all: readonly Sketch[]): Promise<Store> {
      const fresh = await newStore();
      for (const sketch of all) await fresh.commit({ put: [articleOf(sketch)], remove: [] });
      return fresh;
    }

    test('pages visit every row once, in the same order forwards and backwards', async () => {
      await fc.assert(
        fc.asyncProperty(
          sketches,
          fc.integer({ min: 1, max: 4 }),
          fc.constantFrom('ASC', 'DESC'),
          async (all, size, direction) => {
            const fresh = await storeOf(all);
            const request = {
              of: null,
              parents: [],
              totalCount: false,
              orderBy: [{ field: 'PUBLISHED_AT', direction }],
            } as const;
            const whole = (await only(fresh.articles.list({ ...request, first: 100 }))).edges.map(
              ({ node }) => node.key,
            );
            const forwards: string[] = [];
            for (let after: string | undefined, more = true; more; ) {
              const page = await only(
                fresh.articles.list({ ...request, first: size, ...(after !== undefined && { after }) }),
              );
              forwards.push(...page.edges.map(({ node }) => node.key));
              after = page.edges.at(-1)?.cursor;
              more = page.hasNextPage;
            }
            const backwards: string[] = [];
            for (let before: string | undefined, more = true; more; ) {
              const page = await only(
                fresh.articles.list({ ...request, last: size, ...(before !== undefined && { before }) }),
              );
              backwards.unshift(...page.edges.map(({ node }) => node.key));
              before = page.edges[0]?.cursor;
              more = page.hasPreviousPage;
            }
            expect(whole).toHaveLength(all.length);
            expect(forwards).toEqual(whole);
            expect(backwards).toEqual(whole);
            await fresh.close();
          },
        ),
        { numRuns: 25 },
      );
    });

    test('the order in which articles come changes no answer', async () => {
      await fc.assert(
        fc.asyncProperty(sketches, async (all) => {
          const answers = async (fresh: Store) => {
            const people = await only(fresh.people.list({ ...ROOT, first: 50 }));
            const articles = await only(fresh.articles.list({ ...ROOT, first: 50 }));
            await fresh.close();
            return [people, articles];
          };
          expect(await answers(await storeOf([...all].reverse()))).toEqual(await answers(await storeOf(all)));
        }),
        { numRuns: 15 },
      );
    });

    test('what was put and removed again leaves nothing', async () => {
      await fc.assert(
        fc.asyncProperty(sketches, async (all) => {
          const fresh = await storeOf(all);
          await fresh.commit({ put: [], remove: all.map(({ key }) => key) });
          expect(await fresh.status()).toMatchObject({ articles: 0, people: 0, quotes: 0, locations: 0 });
          await fresh.close();
        }),
        { numRuns: 15 },
      );
    });
  });
});
