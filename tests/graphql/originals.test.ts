import { createHash } from 'node:crypto';
import { graphql } from 'graphql';
import { expect, test } from 'vitest';
import { loadKnowledge } from '../../src/data.ts';
import { createContext, createSchema } from '../../src/graphql/index.ts';
import { createParser } from '../../src/ingest/index.ts';
import { openStore } from '../../src/store/index.ts';

test('a page comes back as it came, beside the text that spans point into', async () => {
  const parse = createParser(loadKnowledge());
  const page = '<h1>The ferry sails</h1><p>It sailed, said <b>Ana Reis</b> in Porto.';
  const store = await openStore(':memory:');
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const articles = [parse(encode(page), 'a.html'), parse(encode('The ferry sails\n\nIt sailed.'), 'b.txt')];
  await store.commit({ put: articles.map((article) => ({ article, authorKeys: [] })), remove: [] });

  const { data, errors } = await graphql({
    schema: createSchema(),
    source:
      '{ articles(orderBy: [{ field: HEADLINE, direction: ASC }]) { nodes { source { path sha256 raw original } } } }',
    contextValue: createContext(store),
  });
  expect(errors).toBeUndefined();
  const nodes = (data as { articles: { nodes: { source: Record<string, string | null> }[] } }).articles.nodes;
  const byPath = new Map(nodes.map(({ source }) => [source.path, source]));
  const original = Buffer.from(byPath.get('a.html')?.original ?? '', 'base64');
  expect(original.toString()).toBe(page);
  expect(createHash('sha256').update(original).digest('hex')).toBe(byPath.get('a.html')?.sha256);
  expect(byPath.get('a.html')?.raw).toBe('The ferry sails\nIt sailed, said Ana Reis in Porto.');
  expect(byPath.get('b.txt')?.original).toBeNull();
  await store.close();
});
