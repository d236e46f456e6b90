/**
 * PostGraphile over the tables of a store: `postgraphile.ts FOLDER URL SCHEMA`, FOLDER being where it is installed. Foreign keys
 * are told by smart tags, since the store has none; only what reads is there.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { announce } from '../../graphql/servers/announce.ts';

// It asks for Node 22, and this is all that it misses on Node 20.
Object.assign(Promise, {
  withResolvers() {
    let settle = {};
    const promise = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
    return { promise, ...settle };
  },
});

const [folder = '', connectionString = '', schema = ''] = process.argv.slice(2);
const load = createRequire(join(folder, 'package.json'));
const { postgraphile } = load('postgraphile');
const { PostGraphileAmberPreset } = load('postgraphile/presets/amber');
const { makePgService } = load('postgraphile/adaptors/pg');
const { grafserv } = load('postgraphile/grafserv/node');
const { jsonPgSmartTags } = load('postgraphile/utils');
const { PostGraphileConnectionFilterPreset } = load('postgraphile-plugin-connection-filter');

const ARTICLE = '(article_key) references articles (key)';
const PERSON = '(person_key) references people (key)';
const foreignKeys = (...foreignKey: string[]) => ({ tags: { foreignKey } });

const tags = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      article_people: foreignKeys(ARTICLE, PERSON),
      article_locations: foreignKeys(ARTICLE, '(location_key) references locations (key)'),
      quotes: foreignKeys(ARTICLE, '(speaker_key) references people (key)'),
    },
  },
});

const pgl = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  plugins: [tags],
  // What has no index can be asked for too: the orders and filters that we compare are indexed for it by the benchmark.
  disablePlugins: ['PgMutationCreatePlugin', 'PgMutationUpdateDeletePlugin', 'PgIndexBehaviorsPlugin'],
  schema: { connectionFilterRelations: true },
  grafserv: { graphqlPath: '/graphql', watch: false, graphiql: false },
  grafast: { explain: false },
  pgServices: [makePgService({ connectionString, schemas: [schema] })],
});

if (process.argv[5] === 'print') {
  const { printSchema } = createRequire(load.resolve('postgraphile'))('graphql');
  console.log(printSchema(await pgl.getSchema()));
  process.exit(0);
}
const server = createServer();
await pgl.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => announce(server.address()));
