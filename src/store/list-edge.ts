import type { Edge, PersonRole } from './contract.ts';
import { type CursorValue, encodeCursor } from './cursor.ts';
import { ROLE } from './tables.ts';

/** A row of a list as the statement gives it: the columns of the node, and those of the edge that are wanted. */
export type RawEdge<Raw> = Raw & {
  readonly parent_: string;
  readonly mention_count_?: number | null;
  readonly quote_count_?: number | null;
  readonly roles_?: number;
  readonly [order: `order_${number}`]: CursorValue;
};

/** An entry of a page. */
export class ListEdge<Row> implements Edge<Row> {
  readonly mentionCount: number | null;
  readonly quoteCount: number | null;
  readonly roles: PersonRole[];
  private readonly values: CursorValue[] = [];

  constructor(
    readonly node: Row,
    raw: RawEdge<unknown>,
    private readonly orderName: string,
    terms: number,
  ) {
    this.mentionCount = raw.mention_count_ ?? null;
    this.quoteCount = raw.quote_count_ ?? null;
    this.roles = toRoles(raw.roles_ ?? 0);
    for (let i = 0; i < terms; i++) this.values.push(raw[`order_${i}`] ?? '');
  }

  /** Most that read a list look at one or two, or at none. */
  get cursor(): string {
    if (this.values.length === 0) throw new Error('the list was read without its cursors');
    return encodeCursor(this.orderName, this.values);
  }
}

function toRoles(bits: number): PersonRole[] {
  const roles: PersonRole[] = [];
  if (bits & ROLE.AUTHOR) roles.push('AUTHOR');
  if (bits & ROLE.SPEAKER) roles.push('SPEAKER');
  if (bits & ROLE.MENTIONED) roles.push('MENTIONED');
  return roles;
}
