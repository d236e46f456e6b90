import { type Audit, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningGateway, startGateway } from '../gateway.ts';

let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await startGateway(null);
});

afterAll(() => gateway.close());

/** The audits of graphql-http, the reference implementation of GraphQL over HTTP, against a server as it ships. */
const AUDITS: readonly Audit[] = serverAudits({ url: () => `${gateway.url}/graphql` });

test('there are 61 audits', () => {
  expect(AUDITS).toHaveLength(61);
});

test.each(AUDITS.map((audit) => ({ id: audit.id, name: audit.name, audit })))('$id $name', async ({ audit }) => {
  const result = await audit.fn();
  expect(result).toMatchObject({ status: 'ok' });
});
