import SchemaBuilder, { type SchemaTypes } from '@pothos/core';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import RelayPlugin from '@pothos/plugin-relay';
import type { Context } from './context.ts';
import { codedError } from './errors.ts';
import { decodeId, encodeId } from './ids.ts';

/** How many nodes one request may fetch by their ids. */
const MAX_IDS = 100;

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateOrDateTime: { Input: string; Output: string };
  };
}>({
  plugins: [RelayPlugin, DataloaderPlugin],
  defaultFieldNullability: false,
  relay: {
    encodeGlobalID: (typename, key) => encodeId(typename, String(key)),
    decodeGlobalID: (id) => ({ ...decodeId(id) }),
    idFieldOptions: {
      description: 'The global id: opaque, and the same after every re-ingest. `node(id:)` finds the thing again.',
    },
    nodeTypeOptions: { description: 'Something that can be fetched again by its global id.' },
    pageInfoTypeOptions: { description: 'Where a page lies in its list, by the rules of Relay connections.' },
    hasNextPageFieldOptions: { description: 'Whether more follows: ask with `after: endCursor`.' },
    hasPreviousPageFieldOptions: {
      description: 'Whether something comes before: ask with `last`, `before: startCursor`.',
    },
    startCursorFieldOptions: { description: 'The cursor of the first edge; null on an empty page.' },
    endCursorFieldOptions: { description: 'The cursor of the last edge; null on an empty page.' },
    nodeQueryOptions: {
      description: 'The article, person, quote or location of a global id; null when it is not, or no longer, there.',
      args: { id: { description: 'A global id from an earlier answer.' } },
    },
    nodesQueryOptions: {
      description: 'Several things by their global ids, in the order of the ids; null for each that is not there.',
      args: { ids: { description: `Global ids from earlier answers, ${MAX_IDS} at most.` } },
      resolve: (_root, { ids }, _context, _info, resolveNodes) => {
        if (ids.length > MAX_IDS) {
          const facts = { argument: 'ids', limit: MAX_IDS, value: ids.length };
          throw codedError('BAD_USER_INPUT', `"ids" holds ${ids.length} ids, but ${MAX_IDS} is the limit`, facts);
        }
        return resolveNodes(ids);
      },
    },
  },
});

/** The types of this schema, for naming what Pothos makes. */
export type GraphTypes = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Of> ? Of : SchemaTypes;

builder.queryType({
  description: 'What can be asked. Every list is a Relay connection; every id is global.',
});
builder.subscriptionType({ description: 'What can be listened to, over server-sent events.' });
