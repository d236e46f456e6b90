import { MAX_FILE_BYTES, ReadError, tooLarge } from '../../read/index.ts';
import type { KeptFile } from '../../store/index.ts';
import { type Reason, reasonOf } from '../job.ts';
import type { Candidate, Origin } from './origin.ts';

const REDIRECTS = 5;
/** Milliseconds for the whole of it. */
const TIME_LIMIT = 30_000;
const REDIRECT = new Set([301, 302, 303, 307, 308]);

/**
 * A feed, or a page, at an address. This alone of all that Dateline does uses the network. What the server gives to ask again
 * with (`ETag`, `Last-Modified`) is kept, so that an unchanged feed is not sent again. Articles that fall off its end stay.
 */
export function feed(address: URL, name?: string): Origin {
  const path = name === undefined ? address.href : `${name}/${address.href}`;
  return {
    name: name ?? address.href,
    complete: false,
    keepsOld: true,
    open: async (known, signal) => ({ total: 1, candidates: fetchOnce(address, path, known.get(path), signal) }),
    has: async () => true,
  };
}

async function* fetchOnce(
  address: URL,
  path: string,
  known: KeptFile | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Candidate> {
  try {
    const response = await request(address, known?.tag ?? null, signal);
    if (response.status === 304) {
      yield { kind: 'SAME', path };
      return;
    }
    if (!response.ok) throw new HttpError(response.status);
    const bytes = await bodyOf(response);
    yield {
      kind: 'FILE',
      path,
      content: { kind: 'BYTES', bytes },
      size: bytes.length,
      stamp: null,
      tag: tagOf(response),
    };
  } catch (error) {
    yield { kind: 'BROKEN', path, why: whyNot(error) };
  }
}

/** Follows redirects, so many and no more, to addresses of the web only. */
async function request(address: URL, tag: string | null, stop: AbortSignal | undefined): Promise<Response> {
  const signal = AbortSignal.any([AbortSignal.timeout(TIME_LIMIT), ...(stop ? [stop] : [])]);
  const headers = { 'user-agent': 'dateline', accept: ACCEPT, ...conditions(tag) };
  let url = address;
  for (let i = 0; i <= REDIRECTS; i++) {
    const response = await fetch(url, { headers, signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!REDIRECT.has(response.status) || location === null) return response;
    await response.body?.cancel();
    url = new URL(location, url);
    if (!/^https?:$/.test(url.protocol))
      throw new ReadError('MALFORMED', `leads to ${url.protocol}, which is not followed`);
  }
  throw new ReadError('TOO_COMPLEX', `leads on more than ${REDIRECTS} times`);
}

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.9, */*;q=0.5';

/** What was kept of a server's answer, as `tagOf` made it, to ask again with. */
function conditions(tag: string | null): Record<string, string> {
  if (tag === null) return {};
  const [etag, modified]: unknown[] = JSON.parse(tag);
  return {
    ...(typeof etag === 'string' && { 'if-none-match': etag }),
    ...(typeof modified === 'string' && { 'if-modified-since': modified }),
  };
}

function tagOf({ headers }: Response): string | null {
  const tag = [headers.get('etag'), headers.get('last-modified')];
  return tag.some((part) => part !== null) ? JSON.stringify(tag) : null;
}

async function bodyOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MAX_FILE_BYTES) throw tooLarge(length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

class HttpError extends Error {
  readonly code: string;

  constructor(status: number) {
    super(`the server answers with ${status}`);
    this.code = `HTTP_${status}`;
  }
}

function whyNot(error: unknown): Reason {
  if (error instanceof Error && error.name === 'TimeoutError')
    return { code: 'TIMED_OUT', reason: `gave no whole answer in ${TIME_LIMIT / 1000} s` };
  // `fetch` says only "fetch failed": what failed is the cause.
  return reasonOf(error instanceof TypeError && error.cause instanceof Error ? error.cause : error);
}
