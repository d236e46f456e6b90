import type { IncomingMessage } from 'node:http';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { createHandler, type OperationArgs, type Request, type RequestParams, type Response } from 'graphql-http';
import type { Context } from '../graphql/index.ts';
import { Deadline } from './deadline.ts';
import { type Documents, operationOf, type Prepared } from './documents.ts';
import type { Exchange } from './exchange.ts';
import type { Executor } from './execute.ts';
import { etagOf, hasMark } from './freshness.ts';
import { type Answer, jsonAnswer } from './http.ts';
import { type Limits, limitError } from './limits/index.ts';
import type { ReadParams } from './params.ts';

export interface AnswerOptions {
  readonly schema: GraphQLSchema;
  /** Tells this schema from another. */
  readonly schemaMark: string;
  readonly limits: Limits;
  readonly documents: Documents;
  readonly executor: Executor;
  readonly readParams: ReadParams;
  readonly contextFor: (exchange: Exchange, deadline: Deadline) => Context;
  readonly formatError: (error: unknown) => GraphQLError;
}

/** What is about to be executed, by the arguments that graphql-http passes on. */
interface Job {
  readonly document: Prepared & { ok: true };
  readonly exchange: Exchange;
}

/** Answers a request whose answer is one piece of JSON; GraphQL over HTTP is graphql-http's. */
export type Answers = (exchange: Exchange) => Promise<Answer>;

type HttpRequest = Request<IncomingMessage, Exchange>;

export function createAnswers(options: AnswerOptions): Answers {
  const { schema, schemaMark, limits, documents, executor, readParams, contextFor, formatError } = options;
  const jobs = new WeakMap<object, Job>();

  /** What graphql-http asks before it executes: the arguments, or why they are refused. */
  function prepare(
    { context: exchange, method }: HttpRequest,
    { query, operationName, variables }: RequestParams,
  ): OperationArgs | Response | readonly GraphQLError[] {
    const document = documents.prepare(query);
    if (!document.ok) return document.errors;
    const operation = operationOf(document.document, operationName);
    if (!operation) return [coded('OPERATION_NOT_FOUND', noOperation(operationName))];
    if (operation.operation === OperationTypeNode.MUTATION) return refuseMutation(method);
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
      return [coded('EVENT_STREAM_NEEDED', 'A subscription is answered as text/event-stream: say so in "Accept"')];
    }
    exchange.cost = documents.cost(document, operation, variables ?? {});
    exchange.etag = etagOf(exchange, schemaMark, { query, operationName, variables });
    if (hasMark(exchange, exchange.etag)) return [null, { status: 304, statusText: 'Not Modified' }];
    const args = {
      schema,
      document: document.document,
      operationName: operationName ?? null,
      variableValues: variables ?? null,
    };
    jobs.set(args, { document, exchange });
    return args;
  }

  async function run(args: ExecutionArgs): Promise<ExecutionResult> {
    const job = jobs.get(args);
    if (!job) throw new Error('executed what was not prepared');
    const deadline = new Deadline(limits.time);
    const contextValue = contextFor(job.exchange, deadline);
    const result = await deadline.race(executor.execute({ ...args, contextValue }, job.document));
    return result === null || deadline.isOver
      ? { errors: [limitError('time', limits.time, deadline.elapsed)], data: null }
      : result;
  }

  const handle = createHandler<IncomingMessage, Exchange>({
    parseRequestParams: ({ context }) => readParams(context),
    onSubscribe: (request, params) => {
      try {
        return prepare(request, params);
      } catch (error) {
        return [formatError(error)];
      }
    },
    execute: run,
    onOperation: ({ context: exchange }, _args, result) => {
      const whole = withCost(result as ExecutionResult, exchange, limits);
      if (whole.errors) return whole;
      exchange.succeeded = true;
      // A plain success is written here: without a look at each value for errors.
      return [
        JSON.stringify(whole),
        { status: 200, statusText: 'OK', headers: { 'content-type': mediaTypeOf(exchange) } },
      ];
    },
    formatError: (error) => {
      // What graphql-http itself finds wrong with a request is no GraphQL error.
      if (error instanceof GraphQLError) return formatError(error);
      return coded('BAD_REQUEST', error.message);
    },
  });

  return async (exchange) => {
    const { method = 'GET', url = '/', headers } = exchange.request;
    const [body, init] = await handle({
      method: method === 'HEAD' ? 'GET' : method,
      url,
      headers,
      body: null,
      raw: exchange.request,
      context: exchange,
    });
    const answer = { status: init.status, headers: { ...init.headers }, body: Buffer.from(body ?? '') };
    if (answer.body.length <= limits.answer) return answer;
    exchange.succeeded = false;
    const error = limitError('answer', limits.answer, answer.body.length);
    return jsonAnswer(200, { errors: [error] });
  };
}

/** The media type that graphql-http agrees on with a client, for the answers that are written here. */
function mediaTypeOf({ request }: Exchange): string {
  const accept = (request.headers.accept ?? '*/*').toLowerCase();
  const modern = accept.indexOf('application/graphql-response+json');
  const others = ['application/json', 'application/*', '*/*'].map((type) => accept.indexOf(type));
  const isModern = modern >= 0 && others.every((at) => at < 0 || at > modern);
  return `application/${isModern ? 'graphql-response+json' : 'json'}; charset=utf-8`;
}

function withCost(result: ExecutionResult, { wantsCost, cost }: Exchange, limits: Limits): ExecutionResult {
  if (!wantsCost) return result;
  return { ...result, extensions: { ...result.extensions, cost: { value: cost, limit: limits.cost } } };
}

function refuseMutation(method: string): Response | readonly GraphQLError[] {
  const error = coded('READ_ONLY', 'Nothing can be changed through this API: it has no mutations');
  if (method !== 'GET') return [error];
  const headers = { 'content-type': 'application/json; charset=utf-8', allow: 'POST' };
  return [JSON.stringify({ errors: [error] }), { status: 405, statusText: 'Method Not Allowed', headers }];
}

function noOperation(name: string | null | undefined): string {
  if (name == null) return 'The document has several operations, or none: say which in "operationName"';
  return `The document has no operation "${name.slice(0, 60)}"`;
}

function coded(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
