import DataLoader from 'dataloader';
import type { EdgeField, Faceted, FacetValue, Lists, Order, Page, Slice } from '../store/contract.ts';
import { fromStore } from './errors.ts';

/** What a field asks of a list: everything but whose list it is. */
export interface PageRequest<Where, Field extends string> extends Slice {
  readonly where?: Where;
  readonly orderBy?: readonly Order<Field>[];
  /** Properties of the rows: those that are wanted. */
  readonly fields: readonly string[];
  readonly edge: readonly EdgeField[];
  readonly totalCount: boolean;
  readonly surroundings: boolean;
}

/** Which list a page is of, whatever the page. */
export interface ListOf<Where, Relation extends string> {
  readonly of: Relation | null;
  readonly parent: string | null;
  readonly where?: Where;
}

/** A page that remembers its list, for what is asked about the whole of it. */
export interface ListedPage<Row, Where, Relation extends string> extends Page<Row> {
  readonly list: ListOf<Where, Relation>;
}

/**
 * Reads pages for one GraphQL request. The same list of many parents, asked for with the same arguments, is one read of the
 * store: so the number of reads follows the query and not its rows.
 */
export class Pages<Row, Where, Field extends string, Relation extends string> {
  private readonly loaders = new Map<string, DataLoader<string, Page<Row>>>();
  /** The same by requests that have been seen: each is of one relation. */
  private readonly known = new Map<object, DataLoader<string, Page<Row>>>();

  constructor(private readonly lists: Lists<Row, Where, Field, Relation>) {}

  /** A page of everything in the store. */
  async whole(request: PageRequest<Where, Field>): Promise<ListedPage<Row, Where, Relation>> {
    const [page] = await fromStore(this.lists.list({ ...request, of: null, parents: [] }));
    if (!page) throw new Error('the store gave no page');
    return { ...page, list: listOf<Where, Relation>(null, null, request) };
  }

  /** A page of what hangs on one parent. */
  async below(
    of: Relation,
    parent: string,
    request: PageRequest<Where, Field>,
  ): Promise<ListedPage<Row, Where, Relation>> {
    return { ...(await this.loaderFor(of, request).load(parent)), list: listOf(of, parent, request) };
  }

  private loaderFor(of: Relation, request: PageRequest<Where, Field>): DataLoader<string, Page<Row>> {
    const known = this.known.get(request);
    if (known) return known;
    const name = JSON.stringify([of, request]);
    const loader =
      this.loaders.get(name) ??
      new DataLoader<string, Page<Row>>((parents) => fromStore(this.lists.list({ ...request, of, parents })));
    this.loaders.set(name, loader);
    this.known.set(request, loader);
    return loader;
  }
}

function listOf<Where, Relation extends string>(
  of: Relation | null,
  parent: string | null,
  { where }: { readonly where?: Where },
): ListOf<Where, Relation> {
  return { of, parent, ...(where && { where }) };
}

/** Counts the entries of lists by their traits; the same facet of the lists of many parents is one read. */
export class Facets<Where, Facet extends string, Relation extends string> {
  private readonly loaders = new Map<string, DataLoader<string, readonly FacetValue[]>>();

  constructor(private readonly faceted: Faceted<Where, Facet, Relation>) {}

  async of(list: ListOf<Where, Relation>, by: Facet, first: number): Promise<readonly FacetValue[]> {
    const { of, parent, where } = list;
    const request = { of, by, first, ...(where && { where }) };
    if (parent !== null) return this.loaderFor(request).load(parent);
    const [values = []] = await fromStore(this.faceted.facet({ ...request, parents: [] }));
    return values;
  }

  private loaderFor(request: {
    readonly of: Relation | null;
    readonly by: Facet;
    readonly first: number;
    readonly where?: Where;
  }): DataLoader<string, readonly FacetValue[]> {
    const name = JSON.stringify(request);
    const known = this.loaders.get(name);
    if (known) return known;
    const loader = new DataLoader<string, readonly FacetValue[]>((parents) =>
      fromStore(this.faceted.facet({ ...request, parents })),
    );
    this.loaders.set(name, loader);
    return loader;
  }
}
