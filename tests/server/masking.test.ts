import { expect, test } from 'vitest';
import { createGateway } from '../../src/server/index.ts';
import { openStore, type Store, StoreError } from '../../src/store/index.ts';

const WHERE = 'postgres://db.internal/news';

/** What a client gets when the store fails, and what is told to who runs the server. */
async function whenTheStoreFails(error: Error) {
  const store = await openStore(':memory:');
  const failing: Store = Object.assign(Object.create(store), { status: () => Promise.reject(error) });
  const told: unknown[] = [];
  const gateway = createGateway({ store: failing, onUnexpected: (unexpected) => told.push(unexpected) });
  const { port } = await gateway.listen(0, '127.0.0.1');
  const answer = await fetch(`http://127.0.0.1:${port}/graphql?query={contentStatus{version}}`);
  const text = await answer.text();
  await gateway.close();
  await store.close();
  return { text, errors: JSON.parse(text).errors, told };
}

test.each([
  [new Error(`no such table in ${WHERE}`), 'INTERNAL_SERVER_ERROR'],
  [new StoreError('UNAVAILABLE', `The store ${WHERE} cannot be reached: connect ECONNREFUSED`), 'UNAVAILABLE'],
])('%s: a client hears the code, and who runs the server the reason', async (error, code) => {
  const { text, errors, told } = await whenTheStoreFails(error);
  expect(errors).toMatchObject([{ extensions: { code } }]);
  expect(text).not.toContain('db.internal');
  expect(told).toEqual([error]);
});

test('a read that takes too long is the client’s to mend: it hears so, without where the store is', async () => {
  const { text, errors, told } = await whenTheStoreFails(new StoreError('TOO_SLOW', `The store ${WHERE} gave up`));
  expect(errors).toMatchObject([{ message: expect.stringMatching(/too long/), extensions: { code: 'TOO_SLOW' } }]);
  expect(text).not.toContain('db.internal');
  expect(told).toEqual([]);
});
