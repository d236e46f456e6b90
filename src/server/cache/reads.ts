import type { LRUCache } from 'lru-cache';
import type {
  ArticleText,
  Collection,
  ContentState,
  FacetRequest,
  ListRequest,
  Lists,
  Page,
  Store,
} from '../../store/index.ts';
import type { Deadline } from '../deadline.ts';
import { Originals } from './originals.ts';
import { Versioned } from './versioned.ts';

/** About what a row takes in memory, in bytes. */
const ROW = 1_500;

/** A value that was read; wrapped, because null is something to remember too. */
interface Entry {
  readonly value: unknown;
}

/** What requests read of the store, remembered until the content changes. */
export interface Reads {
  /**
   * The store as one request sees it.
   *
   * @param content what there was when the request came; null when it is not known, and nothing is remembered
   */
  at(content: ContentState | null, deadline: Deadline): Store;
}

/**
 * Remembers rows, pages and texts between requests: different queries ask for the same articles. All of it belongs to one state
 * of the content, and a commit makes it stale at once.
 *
 * @param bytes about how much memory it may take; 0 remembers nothing
 * @param answer bytes of an answer, beyond which a request reads no more files
 */
export function createReads(store: Store, bytes: number, answer: number): Reads {
  const remembered = new Versioned<Entry>(bytes);
  return {
    at: (content, deadline) =>
      requestStore(store, new Reader(remembered.at(content), deadline), new Originals(store, deadline, answer)),
  };
}

/** The store with its reads through the reader; whatever else it can do it does itself. */
function requestStore(store: Store, reader: Reader, originals: Originals): Store {
  const view: Partial<Store> = {
    articles: collection('articles', store.articles, reader),
    people: collection('people', store.people, reader),
    quotes: collection('quotes', store.quotes, reader),
    locations: collection('locations', store.locations, reader),
    mentions: lists('mentions', store.mentions, reader),
    texts: (keys) => reader.each('texts', keys, sizeOfText, (missing) => store.texts(missing)),
    originals: (sums) => originals.read(sums),
    articleBySlug: (slugs) => reader.each('slugs', slugs, sizeOfRow, (missing) => store.articleBySlug(missing)),
    peopleByName: (names) => reader.each('person names', names, sizeOfRow, (missing) => store.peopleByName(missing)),
    locationsByName: (names) =>
      reader.each('place names', names, sizeOfRow, (missing) => store.locationsByName(missing)),
    search: (request) =>
      reader.one(
        `search ${JSON.stringify(request)}`,
        ({ hits }) => (hits.length + 1) * ROW,
        () => store.search(request),
      ),
    timelines: ({ parents, ...request }) =>
      reader.below('timelines', request, parents, sizeOfList, (missing) =>
        store.timelines({ ...request, parents: missing }),
      ),
    status: () => reader.one('status', sizeOfRow, () => store.status()),
  };
  return Object.assign(Object.create(store), view);
}

function collection<Row, Where, Field extends string, Relation extends string, Facet extends string>(
  name: string,
  of: Collection<Row, Where, Field, Relation, Facet>,
  reader: Reader,
): Collection<Row, Where, Field, Relation, Facet> {
  return {
    ...lists(name, of, reader),
    facet: async ({ parents, ...request }: FacetRequest<Where, Facet, Relation>) =>
      reader.below(`facet of ${name}`, request, parents, sizeOfList, (missing) =>
        of.facet({ ...request, parents: missing }),
      ),
    byKeys: (keys: readonly string[], fields?: readonly string[]) =>
      reader.each(fields ? `${name} ${fields}` : name, keys, sizeOfRow, (missing) => of.byKeys(missing, fields)),
  };
}

function lists<Row, Where, Field extends string, Relation extends string>(
  name: string,
  of: Lists<Row, Where, Field, Relation>,
  reader: Reader,
): Lists<Row, Where, Field, Relation> {
  return {
    list: ({ parents, ...request }: ListRequest<Where, Field, Relation>) =>
      reader.below(`list of ${name}`, request, parents, sizeOfPage, (missing) =>
        of.list({ ...request, parents: missing }),
      ),
  };
}

const sizeOfRow = (): number => ROW;
const sizeOfPage = ({ edges }: Page<unknown>): number => (edges.length + 1) * ROW;
const sizeOfList = (list: readonly unknown[]): number => (list.length + 1) * ROW;
const sizeOfText = (text: ArticleText | null): number => ROW + 5 * (text?.raw.length ?? 0);

/** Reads what is not remembered, unless the request has run out of time. */
class Reader {
  constructor(
    private readonly entries: LRUCache<string, Entry> | null,
    private readonly deadline: Deadline,
  ) {}

  /** One value for each key, in the keys' order; those that are missing are read at once. */
  async each<Value>(
    name: string,
    keys: readonly string[],
    sizeOf: (value: Value) => number,
    read: (missing: readonly string[]) => Promise<readonly Value[]>,
  ): Promise<Value[]> {
    this.deadline.check();
    const entries = this.entries;
    if (!entries) return [...(await read(keys))];
    const values = new Map<string, Value>();
    const missing = keys.filter((key) => {
      const entry = entries.get(`${name}\n${key}`);
      if (entry) values.set(key, entry.value as Value);
      return !entry;
    });
    const found = missing.length > 0 ? await read(missing) : [];
    found.forEach((value, i) => {
      const key = missing[i] ?? '';
      values.set(key, value);
      const place = `${name}\n${key}`;
      entries.set(place, { value }, { size: sizeOf(value) + 2 * place.length });
    });
    return keys.map((key) => values.get(key) as Value);
  }

  /** What hangs on each parent, or on none: then it is one thing of the whole store. */
  below<Value>(
    name: string,
    request: { readonly of: string | null },
    parents: readonly string[],
    sizeOf: (value: Value) => number,
    read: (missing: readonly string[]) => Promise<readonly Value[]>,
  ): Promise<Value[]> {
    const place = `${name} ${JSON.stringify(request)}`;
    if (request.of === null) return this.each(place, [''], sizeOf, () => read([]));
    return this.each(place, parents, sizeOf, read);
  }

  async one<Value>(name: string, sizeOf: (value: Value) => number, read: () => Promise<Value>): Promise<Value> {
    const [value] = await this.each(name, [''], sizeOf, async () => [await read()]);
    return value as Value;
  }
}
