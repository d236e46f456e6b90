import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type RunningGateway, startGateway } from '../gateway.ts';

let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await startGateway(null, { limits: { subscriptions: 2 } });
  await gateway.addArticle();
});

afterAll(() => gateway.close());

const SUBSCRIPTION = 'subscription { contentChanged { articles } }';

/** Asks for a stream; `until` reads on until the text is there. */
async function stream(query: string, accept = 'text/event-stream') {
  const leave = new AbortController();
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query }),
    signal: leave.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  onTestFinished(() => leave.abort());
  return {
    leave: () => leave.abort(),
    until: async (text: string) => {
      while (!heard.includes(text)) {
        const { value, done } = (await reader?.read()) ?? { done: true };
        if (done) break;
        heard += value;
      }
      return heard;
    },
  };
}

test('a subscriber hears of changes, and of nothing at times, so that the connection stays', async () => {
  const { until, leave } = await stream(SUBSCRIPTION);
  expect(await until(':\n\n')).toBe(':\n\n');
  expect(await until(':\n\n:\n\n')).toBe(':\n\n:\n\n');
  await gateway.addArticle();
  expect(await until('contentChanged')).toContain('event: next\ndata: {"data":{"contentChanged":{"articles":1}}}\n\n');
  leave();
  await expect.poll(() => gateway.gateway.stats().subscriptions).toBe(0);
});

test('as many subscribers as there may be; one who leaves makes room', async () => {
  const [first, second] = [await stream(SUBSCRIPTION), await stream(SUBSCRIPTION)];
  await Promise.all([first.until(':'), second.until(':')]);
  const third = await (await stream(SUBSCRIPTION)).until('complete');
  expect(third).toContain('"code":"SUBSCRIPTIONS_LIMIT_EXCEEDED"');
  expect(third).toContain('"limit":2');
  first.leave();
  await expect.poll(() => gateway.gateway.stats().subscriptions).toBe(1);
  expect(await (await stream(SUBSCRIPTION)).until(':')).toBe(':\n\n');
});

test('a subscription that asks for no stream is told how', async () => {
  const answer = await (await stream(SUBSCRIPTION, 'application/json')).until('}]}');
  expect(answer).toContain('"code":"EVENT_STREAM_NEEDED"');
});

test('limits hold for streams too', async () => {
  const deep = `{ articles { nodes { ${'related { nodes { '.repeat(12)} id ${'} }'.repeat(12)} } } }`;
  expect(await (await stream(deep)).until('complete')).toContain('"code":"DEPTH_LIMIT_EXCEEDED"');
});

test('@defer: first the rest, then what may wait', async () => {
  const query = '{ articles { nodes { slug ... @defer(label: "text") { body } } } }';
  const answer = await (await stream(query, 'multipart/mixed')).until('-----');
  const parts = answer
    .split('---')
    .flatMap((part) => /\{.*\}/s.exec(part)?.[0] ?? [])
    .map((part) => JSON.parse(part));
  expect(parts[0]).toEqual({ data: { articles: { nodes: [{ slug: expect.any(String) }] } }, hasNext: true });
  expect(parts[1]).toMatchObject({
    incremental: [{ data: { body: expect.any(String) }, path: ['articles', 'nodes', 0], label: 'text' }],
  });
  expect(parts.at(-1).hasNext).toBe(false);
});

test('@stream: the first entries, then the others', async () => {
  await gateway.addArticle();
  const query = '{ articles { edges @stream(initialCount: 0) { node { slug } } } }';
  const answer = await (await stream(query, 'multipart/mixed')).until('-----');
  expect(answer).toContain('{"data":{"articles":{"edges":[]}},"hasNext":true}');
  expect(answer).toContain('"path":["articles","edges",0]');
});

test('who does not ask for parts gets the whole', async () => {
  const query = '{ articles { nodes { slug ... @defer { body } } } }';
  const answer = await (await stream(query, 'application/json')).until('}]}}}');
  expect(JSON.parse(answer).data.articles.nodes[0]).toHaveProperty('body');
});
