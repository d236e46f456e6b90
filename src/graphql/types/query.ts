import { builder } from '../builder.ts';
import { ArticleConnection, LocationConnection, PersonConnection, QuoteConnection } from '../connections.ts';
import { codedError } from '../errors.ts';
import { keyOf } from '../ids.ts';
import {
  articleArguments,
  locationArguments,
  personArguments,
  quoteArguments,
  toPageRequest,
} from '../list-arguments.ts';
import { Article, Location, Person, Quote } from '../nodes.ts';
import { toArticleWhere, toLocationWhere, toPersonWhere, toQuoteWhere } from '../where/to-store.ts';

/** @throws GraphQLError BAD_USER_INPUT unless exactly one of the two is given */
function oneOf(
  first: [name: string, value: string | null | undefined],
  second: [name: string, value: string | null | undefined],
): void {
  const given = [first, second].filter(([, value]) => value != null).length;
  if (given === 1) return;
  throw codedError(
    'BAD_USER_INPUT',
    `Give "${first[0]}" or "${second[0]}": ${given === 0 ? 'one is needed' : 'not both'}`,
  );
}

builder.queryFields((t) => ({
  article: t.field({
    type: Article,
    nullable: true,
    description: 'One article by its id or its slug; null when it is not there.',
    args: {
      id: t.arg.id({ description: 'Its global id.' }),
      slug: t.arg.string({ description: 'Its slug.' }),
    },
    resolve: (_root, { id, slug }, { articleBySlug }) => {
      oneOf(['id', id], ['slug', slug]);
      return id == null ? articleBySlug.load(slug ?? '') : keyOf('Article', id);
    },
  }),
  articles: t.field({
    type: ArticleConnection,
    description: 'Articles, the newest first.',
    args: articleArguments,
    resolve: (_root, args, { pages }, info) => pages.articles.whole(toPageRequest(args, info, toArticleWhere)),
  }),
  person: t.field({
    type: Person,
    nullable: true,
    description:
      'One person by id, or by any form of the name ("erdogan"): of several, the one in most articles. Where nobody is called just so, somebody whose name is spelt nearly so.',
    args: {
      id: t.arg.id({ description: 'Their global id.' }),
      name: t.arg.string({
        description: 'A form of the name; case and diacritics do not matter, and small slips are forgiven.',
      }),
    },
    resolve: (_root, { id, name }, { personByName }) => {
      oneOf(['id', id], ['name', name]);
      return id == null ? personByName.load(name ?? '') : keyOf('Person', id);
    },
  }),
  people: t.field({
    type: PersonConnection,
    description: 'People, the most mentioned first.',
    args: personArguments,
    resolve: (_root, args, { pages }, info) => pages.people.whole(toPageRequest(args, info, toPersonWhere)),
  }),
  quote: t.field({
    type: Quote,
    nullable: true,
    description: 'One quote by its id; null when it is not there.',
    args: { id: t.arg.id({ required: true, description: 'Its global id.' }) },
    resolve: (_root, { id }) => keyOf('Quote', id),
  }),
  quotes: t.field({
    type: QuoteConnection,
    description: 'Quotes of all articles, the newest first.',
    args: quoteArguments,
    resolve: (_root, args, { pages }, info) => pages.quotes.whole(toPageRequest(args, info, toQuoteWhere)),
  }),
  location: t.field({
    type: Location,
    nullable: true,
    description:
      'One place by id, or by any name of it: of several, the one in most articles. Where nothing is called just so, something whose name is spelt nearly so.',
    args: {
      id: t.arg.id({ description: 'Its global id.' }),
      name: t.arg.string({
        description: 'A name of it; case and diacritics do not matter, and small slips are forgiven.',
      }),
    },
    resolve: (_root, { id, name }, { locationByName }) => {
      oneOf(['id', id], ['name', name]);
      return id == null ? locationByName.load(name ?? '') : keyOf('Location', id);
    },
  }),
  locations: t.field({
    type: LocationConnection,
    description: 'Places, the most mentioned first.',
    args: locationArguments,
    resolve: (_root, args, { pages }, info) => pages.locations.whole(toPageRequest(args, info, toLocationWhere)),
  }),
}));
