/** The gateway as it ships; with "cold" it remembers nothing between requests. */
import { announce } from './announce.ts';

type Server = typeof import('../../../src/server/index.ts');
type Stores = typeof import('../../../src/store/index.ts');

const { createGateway }: Server = await import(new URL('../../../dist/server/index.js', import.meta.url).href);
const { openStore }: Stores = await import(new URL('../../../dist/store/index.js', import.meta.url).href);

const [file = '', how] = process.argv.slice(2);
const store = await openStore(file);
const gateway = createGateway({ store, ...(how === 'cold' && { caching: { bytes: 0 } }) });
announce(await gateway.listen(0, '127.0.0.1'));
