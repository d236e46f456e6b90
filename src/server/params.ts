import { parseRequestParams, type RequestParams } from 'graphql-http';
import type { Exchange } from './exchange.ts';
import { Refusal } from './http.ts';
import { type Limits, limitError, nestingOf } from './limits/index.ts';
import type { DocumentSource } from './trusted-documents.ts';

/** Reads what a request asks from its address or its body. */
export type ReadParams = (exchange: Exchange) => Promise<RequestParams>;

/** @returns a function that throws a Refusal for a malformed request and a GraphQLError for what is not taken */
export function createReadParams(source: DocumentSource, limits: Limits): ReadParams {
  return async (exchange) => {
    const raw =
      exchange.part ??
      (exchange.request.method === 'POST' ? fromBody(exchange.body, limits) : fromUrl(exchange, limits));
    if (!isRecord(raw)) throw malformed('JSON body must be an object');
    checkValues(raw.variables, limits.variableValues);
    const { variables, operationName, extensions } = raw;
    // The library's own check of the shape; the body is an object already, so that nothing is parsed twice.
    const body = { query: source.textOf(raw), variables, operationName, extensions };
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const checked = parseRequestParams({ method: 'POST', url: '/', headers, body, raw: null, context: null });
    const params = await checked.catch((error: Error) => {
      throw malformed(error.message);
    });
    if ('query' in params) return params;
    throw malformed('Unsupported request');
  };
}

function fromBody(body: string, limits: Limits): unknown {
  if (body === '') throw malformed('Missing body');
  return parseJson(body, limits, 'Unparsable JSON body');
}

function fromUrl({ request }: Exchange, limits: Limits): Record<string, unknown> {
  const search = new URLSearchParams(request.url?.split('?')[1] ?? '');
  const json = (name: string): unknown => {
    const text = search.get(name);
    return text ? parseJson(text, limits, 'Unparsable URL') : undefined;
  };
  return {
    query: search.get('query') ?? undefined,
    operationName: search.get('operationName') ?? undefined,
    documentId: search.get('documentId') ?? undefined,
    variables: json('variables'),
    extensions: json('extensions'),
  };
}

/** @throws GraphQLError NESTING_LIMIT_EXCEEDED; Refusal BAD_REQUEST */
export function parseJson(text: string, limits: Limits, failure: string): unknown {
  const nesting = nestingOf(text, limits.nesting);
  if (nesting > limits.nesting) throw limitError('nesting', limits.nesting, nesting);
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(failure);
  }
}

function malformed(message: string): Refusal {
  return new Refusal(400, 'BAD_REQUEST', message);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws GraphQLError VARIABLE_VALUES_LIMIT_EXCEEDED */
function checkValues(variables: unknown, limit: number): void {
  let count = 0;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const members: readonly unknown[] = Object.values(value);
    count += members.length;
    if (count > limit) throw limitError('variableValues', limit, count);
    members.forEach(visit);
  };
  visit(variables);
}
