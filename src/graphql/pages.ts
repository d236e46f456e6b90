import DataLoader from 'dataloader';
import type { Lists, Order, Page, Slice } from '../store/contract.ts';
import { fromStore } from './errors.ts';

/** What a field asks of a list: everything but whose list it is. */
export interface PageRequest<Where, Field extends string> extends Slice {
  readonly where?: Where;
  readonly orderBy?: readonly Order<Field>[];
  readonly totalCount: boolean;
}

/**
 * Reads pages for one GraphQL request. The same list of many parents, asked for with the same arguments, is one read of the
 * store: so the number of reads follows the query and not its rows.
 */
export class Pages<Row, Where, Field extends string, Relation extends string> {
  private readonly loaders = new Map<string, DataLoader<string, Page<Row>>>();

  constructor(private readonly lists: Lists<Row, Where, Field, Relation>) {}

  /** A page of everything in the store. */
  async whole(request: PageRequest<Where, Field>): Promise<Page<Row>> {
    const [page] = await fromStore(this.lists.list({ ...request, of: null, parents: [] }));
    if (!page) throw new Error('the store gave no page');
    return page;
  }

  /** A page of what hangs on one parent. */
  below(of: Relation, parent: string, request: PageRequest<Where, Field>): Promise<Page<Row>> {
    return this.loaderFor(of, request).load(parent);
  }

  private loaderFor(of: Relation, request: PageRequest<Where, Field>): DataLoader<string, Page<Row>> {
    const name = JSON.stringify([of, request]);
    const known = this.loaders.get(name);
    if (known) return known;
    const loader = new DataLoader<string, Page<Row>>((parents) =>
      fromStore(this.lists.list({ ...request, of, parents })),
    );
    this.loaders.set(name, loader);
    return loader;
  }
}
