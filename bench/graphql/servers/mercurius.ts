/** The same schema and store behind Mercurius, which compiles what it has seen once. */
import { fastify } from 'fastify';
import { mercurius } from 'mercurius';
import { announce } from './announce.ts';
import { context, schema } from './parts.ts';

const app = fastify();
// A copy: Mercurius marks the types of what it is given.
await app.register(mercurius, { schema, context: async () => ({ ...context() }), jit: 1 });
await app.listen({ port: 0, host: '127.0.0.1' });
announce(app.server.address());
