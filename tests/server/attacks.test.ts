import { connect } from 'node:net';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RunningGateway, startGateway } from '../gateway.ts';
import { processorTime } from '../processor-time.ts';
import { articleOf } from '../store/articles.ts';

let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await startGateway(null, { limits: { bodyTime: 300 } });
  await gateway.store.commit({ put: [articleOf({ key: 'one' })], remove: [] });
  // What is loaded, compiled and opened once is not what is timed: the compiler comes with the second time.
  const query = 'query ($first: Int) { articles(first: $first) { nodes { id } } }';
  for (const first of [1, 2]) await post(JSON.stringify({ query, variables: { first } }));
});

afterAll(() => gateway.close());

afterEach(async () => {
  expect(await (await fetch(`${gateway.url}/health`)).json()).toEqual({ status: 'ok' });
  expect(await gateway.query('{ contentStatus { articles } }')).toEqual({ contentStatus: { articles: 1 } });
});

const post = (body: string, type = 'application/json') =>
  fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });

/** The extensions of the first error of an answer without data, and how much work it was. */
async function refusal(response: Promise<Response>) {
  const before = process.cpuUsage();
  const answer = await response;
  const { data, errors } = await answer.json();
  expect(data ?? null).toBeNull();
  return { status: answer.status, milliseconds: spent(before), ...errors[0].extensions };
}

/**
 * Milliseconds of the processor, client and server together: those of a clock follow what else the machine does. A busy machine takes
 * more of these too, so it is asked how long it takes over something known, which an idle one does in some five.
 */
function soon(): number {
  const numbers = JSON.stringify(Array.from({ length: 100_000 }, (_, i) => i));
  return Math.max(100, 20 * processorTime(() => JSON.parse(numbers)));
}

function spent(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const times = (count: number, text: string | ((i: number) => string)): string =>
  Array.from({ length: count }, (_, i) => (typeof text === 'string' ? text : text(i))).join(' ');

const nested = (depth: number, open: string, inside: string, close: string): string =>
  open.repeat(depth) + inside + close.repeat(depth);

describe('a document that is too much', () => {
  test.each<[name: string, query: string, facts: Record<string, unknown>]>([
    [
      'aliases',
      `{ articles { nodes { ${times(101, (i) => `a${i}: id`)} } } }`,
      { code: 'ALIASES_LIMIT_EXCEEDED', name: 'aliases', limit: 30, value: 101 },
    ],
    [
      'directives on one field',
      `{ __typename ${times(10, '@skip(if: false)')} }`,
      { code: 'DIRECTIVES_LIMIT_EXCEEDED', limit: 5, value: 10 },
    ],
    [
      'one field again and again',
      `{ ${times(500, '__typename')} }`,
      { code: 'ROOT_FIELDS_LIMIT_EXCEEDED', value: 500 },
    ],
    [
      'root fields in fragments',
      `{ ${times(5, (i) => `...F${i}`)} } ${times(5, (i) => `fragment F${i} on Query { ${times(5, (j) => `a${i}${j}: contentStatus { version }`)} }`)}`,
      { code: 'ROOT_FIELDS_LIMIT_EXCEEDED', limit: 20, value: 25 },
    ],
    [
      'fields inside again and again',
      `{ articles { nodes { ${times(5000, 'id')} } } }`,
      { code: 'TOKENS_LIMIT_EXCEEDED', limit: 4000 },
    ],
    [
      'levels',
      `{ articles { nodes { ${nested(12, 'related { nodes { ', 'id', ' } }')} } } }`,
      { code: 'DEPTH_LIMIT_EXCEEDED', name: 'depth', limit: 16, value: 27 },
    ],
    [
      'levels by fragments',
      `{ articles { nodes { ...F0 } } } ${times(20, (i) => `fragment F${i} on Article { related { nodes { ...F${i + 1} } } }`)} fragment F20 on Article { id }`,
      { code: 'DEPTH_LIMIT_EXCEEDED', value: 43 },
    ],
    [
      'levels below a fragment that is named like introspection',
      `{ ...__schema } fragment __schema on Query { articles { nodes { ${nested(12, 'related { nodes { ', 'id', ' } }')} } } }`,
      { code: 'DEPTH_LIMIT_EXCEEDED', value: 27 },
    ],
    [
      'levels below an alias that is named like introspection',
      `{ __schema: articles { nodes { ${nested(12, 'related { nodes { ', 'id', ' } }')} } } }`,
      { code: 'DEPTH_LIMIT_EXCEEDED', value: 27 },
    ],
    [
      'introspection in a circle',
      `{ __schema { types { ${nested(5, 'fields { type { ', 'name', ' } }')} } } }`,
      { code: 'INTROSPECTION_DEPTH_LIMIT_EXCEEDED', limit: 3, value: 5 },
    ],
    [
      'a fragment that holds itself',
      '{ articles { nodes { ...A } } } fragment A on Article { related { nodes { ...B } } } fragment B on Article { ...A }',
      { code: 'FRAGMENT_CYCLE', name: 'A' },
    ],
    [
      'fragments that double each other',
      `{ articles { nodes { ...F0 } } } ${times(60, (i) => `fragment F${i} on Article { ...F${i + 1} ...F${i + 1} }`)} fragment F60 on Article { related(first: 100) { nodes { id } } }`,
      { code: 'COST_LIMIT_EXCEEDED', limit: 20_000 },
    ],
    [
      'pages in pages in pages',
      `{ articles(first: 100) { nodes { ${nested(3, 'related(first: 100) { nodes { ', 'id', ' } }')} } } }`,
      { code: 'COST_LIMIT_EXCEEDED', name: 'cost', limit: 20_000 },
    ],
    ['braces', '{'.repeat(900_000), { code: 'NESTING_LIMIT_EXCEEDED', limit: 60 }],
    ['fields in fields', nested(100_000, '{a', '', '}'), { code: 'NESTING_LIMIT_EXCEEDED' }],
    ['as many levels as brackets may have', nested(60, '{a', '', '}'), { code: 'DEPTH_LIMIT_EXCEEDED', value: 60 }],
    [
      'brackets in strings and comments, which are none',
      `{ a(b: "${'['.repeat(99)}", c: """${'{'.repeat(99)}""") #${'('.repeat(99)}\n }`,
      { code: 'GRAPHQL_VALIDATION_FAILED' },
    ],
    [
      'lists in lists',
      `{ articles(where: ${nested(900_000 / 2, '[', '', ']')}) { totalCount } }`,
      { code: 'NESTING_LIMIT_EXCEEDED' },
    ],
    [
      'objects in objects',
      `{ articles(where: ${nested(900, '{not:', '{}', '}')}) { totalCount } }`,
      { code: 'NESTING_LIMIT_EXCEEDED' },
    ],
    ['a page without end', '{ articles(first: 1000000000) { totalCount } }', { code: 'BAD_USER_INPUT', limit: 100 }],
    [
      'a number without end',
      `{ articles(first: ${'9'.repeat(5000)}) { totalCount } }`,
      { code: 'GRAPHQL_VALIDATION_FAILED' },
    ],
  ])('%s', async (_, query, facts) => {
    const { milliseconds, ...answer } = await refusal(post(JSON.stringify({ query })));
    expect(answer).toMatchObject({ status: 200, ...facts });
    expect(milliseconds).toBeLessThan(soon());
  });
});

describe('variables that are too much', () => {
  const query = 'query ($where: ArticleWhere, $first: Int) { articles(where: $where, first: $first) { totalCount } }';

  test.each<[name: string, variables: string, code: string]>([
    ['objects in objects', `{"where": ${nested(100_000, '{"not":', '{}', '}')}}`, 'NESTING_LIMIT_EXCEEDED'],
    ['lists in lists', `{"where": ${nested(400_000, '[', '', ']')}}`, 'NESTING_LIMIT_EXCEEDED'],
    [
      'very many conditions',
      `{"where": {"or": [${Array(50_000).fill('{"url":{"eq":"x"}}').join(',')}]}}`,
      'VARIABLE_VALUES_LIMIT_EXCEEDED',
    ],
    [
      'as many conditions as there may be values',
      `{"where": {"or": [${Array(600).fill('{"url":{"eq":"x"}}').join(',')}]}}`,
      'BAD_USER_INPUT',
    ],
    ['a prototype', '{"where": {"__proto__": {"headline": {"eq": "x"}}}}', 'BAD_USER_INPUT'],
    ['a page without end', '{"first": 1000000000}', 'BAD_USER_INPUT'],
    ['a page of less than nothing', '{"first": -1}', 'BAD_USER_INPUT'],
    ['a page of words', '{"first": "many"}', 'BAD_USER_INPUT'],
  ])('%s', async (_, variables, code) => {
    const { milliseconds, ...answer } = await refusal(
      post(`{"query": ${JSON.stringify(query)}, "variables": ${variables}}`),
    );
    expect(answer.code).toBe(code);
    expect(milliseconds).toBeLessThan(soon());
  });
});

describe('requests that are none', () => {
  const query = '{contentStatus{articles}}';

  test.each<[name: string, body: string, type: string, status: number, code: string]>([
    ['a form', `query=${query}`, 'application/x-www-form-urlencoded', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'a form with files',
      `--x\r\n\r\n${query}\r\n--x--`,
      'multipart/form-data; boundary=x',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['JSON that says that it is text', JSON.stringify({ query }), 'text/plain', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'JSON in another encoding',
      JSON.stringify({ query }),
      'application/json; charset=utf-16',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['broken JSON', '{"query": "{', 'application/json', 400, 'BAD_REQUEST'],
    ['a word', '"query"', 'application/json', 400, 'BAD_REQUEST'],
    ['nothing', '', 'application/json', 400, 'BAD_REQUEST'],
    ['no query', '{}', 'application/json', 400, 'BAD_REQUEST'],
    ['a query that is no text', '{"query": {"toString": 1}}', 'application/json', 400, 'BAD_REQUEST'],
    ['a prototype', `{"__proto__": {"query": "${query}"}}`, 'application/json', 400, 'BAD_REQUEST'],
    ['variables in a list', `{"query": "${query}", "variables": []}`, 'application/json', 400, 'BAD_REQUEST'],
    [
      'a batch',
      `[${Array(12).fill(JSON.stringify({ query })).join(',')}]`,
      'application/json',
      400,
      'BATCH_LIMIT_EXCEEDED',
    ],
    [
      'more than a megabyte',
      JSON.stringify({ query, more: 'x'.repeat(1_000_000) }),
      'application/json',
      413,
      'BODY_LIMIT_EXCEEDED',
    ],
  ])('%s', async (_, body, type, status, code) => {
    const { milliseconds, ...answer } = await refusal(post(body, type));
    expect(answer).toMatchObject({ status, code });
    expect(milliseconds).toBeLessThan(soon());
  });

  test('a mutation, by GET and by POST', async () => {
    const mutation = 'mutation { delete }';
    const byGet = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(mutation)}`);
    expect([byGet.status, byGet.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await byGet.json()).errors[0].extensions.code).toBe('READ_ONLY');
    expect(await refusal(post(JSON.stringify({ query: mutation })))).toMatchObject({ code: 'READ_ONLY' });
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('the method %s', async (method) => {
    expect(await refusal(fetch(`${gateway.url}/graphql`, { method }))).toMatchObject({
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    });
  });
});

describe('bodies that come in pieces', () => {
  /** Writes to a socket what fetch would not, and gives back all that is answered. */
  function raw(head: string, pieces: Iterable<string>, pause = 0): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
      let answer = '';
      socket.on('data', (data) => {
        answer += data;
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
      socket.write(`POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${head}\r\n\r\n`);
      const iterator = pieces[Symbol.iterator]();
      const writeNext = () => {
        const { value, done } = iterator.next();
        if (done || socket.destroyed) return;
        socket.write(value, () => setTimeout(writeNext, pause));
      };
      writeNext();
    });
  }

  const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

  test('without a length: read, as long as they end', async () => {
    const body = JSON.stringify({ query: '{ contentStatus { articles } }' });
    const pieces = [...(body.match(/.{1,7}/g)?.map(chunk) ?? []), '0\r\n\r\n'];
    const answer = await raw('Transfer-Encoding: chunked\r\nConnection: close', pieces);
    expect(answer).toContain('{"data":{"contentStatus":{"articles":1}}}');
  });

  test('without an end: cut off at the limit', async () => {
    function* endless() {
      for (;;) yield chunk('x'.repeat(50_000));
    }
    const answer = await raw('Transfer-Encoding: chunked', endless());
    expect(answer).toMatch(/^HTTP\/1.1 413/);
    expect(answer).toContain('BODY_LIMIT_EXCEEDED');
  });

  test('too slowly: cut off when their time is over', async () => {
    const answer = await raw('Content-Length: 1000', Array(100).fill('x'), 20);
    expect(answer).toMatch(/^HTTP\/1.1 408/);
    expect(answer).toContain('BODY_TIME_LIMIT_EXCEEDED');
  });
});

describe('what strangers may learn', () => {
  test('an error gives no field away', async () => {
    for (const query of [
      '{ artcles { totalCount } }',
      '{ articles { nodes { headlin } } }',
      '{ articles(wher: {}) { totalCount } }',
    ]) {
      const { errors } = await (await post(JSON.stringify({ query }))).json();
      expect(errors[0].message).toMatch(/^(Cannot query|Unknown argument)/);
      expect(JSON.stringify(errors)).not.toContain('Did you mean');
    }
  });

  test('introspection passes every limit, as tools send it', async () => {
    const options = {
      descriptions: true,
      inputValueDeprecation: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      oneOf: true,
    };
    const { errors } = await (await post(JSON.stringify({ query: getIntrospectionQuery(options) }))).json();
    expect(errors).toBeUndefined();
  });

  test('introspection can be switched off', async () => {
    const closed = await startGateway(null, { introspection: false });
    const body = JSON.stringify({ query: '{ ...A } fragment A on Query { a: __type(name: "Query") { name } }' });
    const response = await fetch(`${closed.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect((await response.json()).errors[0].extensions.code).toBe('INTROSPECTION_DISABLED');
    expect(await closed.query('{ __typename contentStatus { __typename } }')).toBeDefined();
    await closed.close();
  });
});
