/** The compiled schema and store, for other servers to serve. */
type Graph = typeof import('../../../src/graphql/index.ts');
type Stores = typeof import('../../../src/store/index.ts');

const { createSchema, createContext }: Graph = await import(
  new URL('../../../dist/graphql/index.js', import.meta.url).href
);
const { openStore }: Stores = await import(new URL('../../../dist/store/index.js', import.meta.url).href);

const store = await openStore(process.argv[2] ?? '');

export const schema = createSchema();
export const context = () => createContext(store);
