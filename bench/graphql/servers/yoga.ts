/** The same schema and store behind Yoga as it comes. */
import { createServer } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { announce } from './announce.ts';
import { context, schema } from './parts.ts';

const server = createServer(createYoga({ schema, context, logging: false }));
server.listen(0, '127.0.0.1', () => announce(server.address()));
