import { codedError } from './errors.ts';

/** The types that can be fetched by their global id. */
export type NodeType = 'Article' | 'Person' | 'Quote' | 'Location';

export interface NodeId {
  readonly typename: NodeType;
  /** The key in the store. */
  readonly id: string;
}

export const NODE_TYPES: readonly NodeType[] = ['Article', 'Person', 'Quote', 'Location'];

/** Longer than any id that we give. */
const MAX_LENGTH = 2000;

/** Writes a global id: the base64 of "Type:key". */
export function encodeId(typename: string, key: string): string {
  return Buffer.from(`${typename}:${key}`).toString('base64');
}

/** @throws GraphQLError BAD_ID for anything that `encodeId` did not write */
export function decodeId(id: string): NodeId {
  const text = id.length > MAX_LENGTH ? '' : Buffer.from(id, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const typename = text.slice(0, Math.max(colon, 0));
  const key = text.slice(colon + 1);
  if (!isNodeType(typename) || key === '' || encodeId(typename, key) !== id) throw badId(id, 'no id of this API');
  return { typename, id: key };
}

/**
 * The key of a thing that must be of one type.
 *
 * @throws GraphQLError BAD_ID
 */
export function keyOf(typename: NodeType, id: string): string {
  const decoded = decodeId(id);
  if (decoded.typename !== typename) throw badId(id, `the id of a ${decoded.typename}, not of a ${typename}`);
  return decoded.id;
}

export function isNodeType(name: string): name is NodeType {
  return NODE_TYPES.some((type) => type === name);
}

function badId(id: string, what: string) {
  const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id;
  return codedError('BAD_ID', `"${shown}" is ${what}: take ids from an earlier answer`, { value: shown });
}
