import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { fromStore } from './errors.ts';
import { nodeSelection } from './selection.ts';

/** Where rows come from. */
interface Rows<Row> {
  byKeys(keys: readonly string[], fields: readonly string[]): Promise<readonly (Row | null)[]>;
}

/** Reads for one GraphQL request what others refer to by key: of each, what the query asks of it there. */
export class Referred<Row> {
  private readonly loaders = new Map<string, DataLoader<string, Row | null>>();

  constructor(private readonly rows: Rows<Row>) {}

  /** What a field refers to; null for nothing, and for what is not there. */
  async load(key: string | null, info: GraphQLResolveInfo): Promise<Row | null> {
    return key === null ? null : this.loaderFor(nodeSelection(info)).load(key);
  }

  /**
   * What a field refers to that may not be null.
   *
   * @throws Error when it has left since its referrer was read
   */
  async loadPresent(key: string, info: GraphQLResolveInfo): Promise<Row> {
    const row = await this.load(key, info);
    if (row === null) throw new Error(`what ${info.parentType.name}.${info.fieldName} refers to is no longer there`);
    return row;
  }

  private loaderFor(fields: readonly string[]): DataLoader<string, Row | null> {
    const name = fields.join();
    const known = this.loaders.get(name);
    if (known) return known;
    const loader = new DataLoader<string, Row | null>((keys) => fromStore(this.rows.byKeys(keys, fields)));
    this.loaders.set(name, loader);
    return loader;
  }
}
