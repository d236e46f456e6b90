import graphql from '@graphql-eslint/eslint-plugin';

// ESLint looks at GraphQL alone: the schema, and the documents that clients copy. Code is Biome's.

const languageOptions = {
  parser: graphql.parser,
  parserOptions: { graphQLConfig: { schema: 'schema.graphql', documents: 'examples/queries/*.graphql' } },
};
const plugins = { '@graphql-eslint': graphql };

export default [
  { ignores: ['node_modules/', 'dist/', 'data/', 'examples/*/schema.graphql', '**/*.{js,ts,tsx}'] },
  {
    files: ['schema.graphql'],
    plugins,
    languageOptions,
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // Four types are things and have an id, which Node asks of them; the others are values inside those things.
      '@graphql-eslint/strict-id-in-types': 'off',
      // Search results come best first, and are walked in that order only.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/relay-edge-types': [
        'error',
        {
          withEdgeSuffix: true,
          // A mention is a value without an id; what a search finds is a union of things that all have one.
          shouldImplementNode: false,
          // What is short and comes whole (authors, captions, blocks, `nodes` of a page) is a plain list.
          listTypeCanWrapOnlyEdgeType: false,
        },
      ],
    },
  },
  {
    files: ['examples/**/*.graphql'],
    plugins,
    languageOptions,
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      // They are read by people; a client that keeps a cache adds `id`, as docs/clients.md says.
      '@graphql-eslint/require-selections': 'off',
    },
  },
];
