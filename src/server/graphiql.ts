import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import { exampleQueries } from './examples.ts';

/** The page of GraphiQL. */
export interface Graphiql {
  send(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/**
 * Makes the page of GraphiQL with everything inside it, so that it works without internet, and the example queries in its
 * tabs. Loaded, made and compressed once, when it is first asked for: it is 9 MB.
 */
export function createGraphiql(): Graphiql {
  let making: Promise<Page> | undefined;
  return {
    async send(request, response) {
      making ??= makePage();
      const page = await making;
      const isCompressed = request.headers['accept-encoding']?.includes('br') ?? false;
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'public, max-age=3600',
        vary: 'accept, accept-encoding',
        'x-content-type-options': 'nosniff',
        ...(isCompressed && { 'content-encoding': 'br' }),
      });
      response.end(isCompressed ? page.brotli : page.plain);
    },
  };
}

/** A browser that opens the address, not a client that asks with a query in it. */
export function wantsPage({ method, headers, url = '' }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    (headers.accept?.includes('text/html') ?? false) &&
    !/[?&](query|documentId|extensions)=/.test(url)
  );
}

/** Plain and compressed. */
interface Page {
  readonly plain: Buffer;
  readonly brotli: Buffer;
}

async function makePage(): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
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
