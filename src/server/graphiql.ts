import { brotliCompressSync, constants } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { exampleQueries } from './examples.ts';

/** A page, plain and compressed. */
export interface Page {
  readonly plain: Buffer;
  readonly brotli: Buffer;
}

/**
 * Makes the page of GraphiQL with everything inside it, so that it works without internet, and the example queries in its
 * tabs. Made and compressed once, when it is first asked for: it is 9 MB.
 */
export function createGraphiql(): () => Page {
  let page: Page | undefined;
  return () => {
    page ??= make();
    return page;
  };
}

function make(): Page {
  const examples = exampleQueries();
  const html = renderGraphiQL({
    title: 'Dateline',
    ...(examples[0] !== undefined && { defaultQuery: examples[0] }),
    defaultTabs: examples.map((query) => ({ query })),
    subscriptionsProtocol: 'SSE',
  });
  const plain = Buffer.from(html.trimStart());
  return { plain, brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) };
}
