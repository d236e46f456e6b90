/**
 * What the store keeps and how it is asked: the only thing that the rooms beside it see.
 *
 * Reads are batched by design. `byKeys` answers any number of keys, and `list` any number of parents, with a number of
 * statements that does not depend on how many there are.
 */
export type * from './contract/facets.ts';
export type * from './contract/filters.ts';
export * from './contract/lists.ts';
export type * from './contract/rows.ts';
export type * from './contract/search.ts';
export * from './contract/store.ts';
