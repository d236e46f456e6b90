import type { Block as BlockShape, Caption as CaptionShape } from '../../model.ts';
import type { ArticleRow, ArticleText, AuthorRow } from '../../store/contract.ts';
import { builder } from '../builder.ts';
import {
  ArticleLocationConnection,
  ArticlePersonConnection,
  QuoteConnection,
  RelatedArticleConnection,
} from '../connections.ts';
import type { Context } from '../context.ts';
import { BlockKind, Format } from '../enums.ts';
import {
  articleArguments,
  locationArguments,
  personArguments,
  quoteArguments,
  toPageRequest,
} from '../list-arguments.ts';
import { Article, Person } from '../nodes.ts';
import { toArticleWhere, toLocationWhere, toPersonWhere, toQuoteWhere } from '../where/to-store.ts';
import { Span } from './passages.ts';

/**
 * What texts count by the limit on costs, where an object of some hundred bytes is 1: the text of a usual article, the file of a usual
 * page. `entries` is how long a list is taken to be.
 */
const COST = { text: { cost: 10 }, file: { cost: 200 }, blocks: { entries: 30 } } as const;

const Author = builder.objectRef<AuthorRow>('Author').implement({
  description: 'Somebody who wrote an article, as its byline says.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name, as in the byline.' }),
    role: t.exposeString('role', {
      nullable: true,
      description: 'What the byline adds: "Political editor", "in Berlin".',
    }),
    bio: t.exposeString('bio', { nullable: true, description: 'What the page says about the author.' }),
    person: t.field({
      type: Person,
      nullable: true,
      description: 'The author as a person of the graph, with everything else they wrote.',
      resolve: ({ personKey }, _args, { referred }, info) => referred.people.load(personKey, info),
    }),
  }),
});

const Caption = builder.objectRef<CaptionShape>('Caption').implement({
  description: 'The caption of a picture.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What it says, without the credit.' }),
    credit: t.exposeString('credit', { nullable: true, description: 'The credit as printed, without its label.' }),
    photographer: t.exposeString('photographer', { nullable: true, description: 'The person in the credit.' }),
    agencies: t.exposeStringList('agencies', { description: 'The agencies in the credit.' }),
    span: t.field({ type: Span, description: 'Where it stands.', resolve: ({ span }) => span }),
  }),
});

export const Block = builder.objectRef<BlockShape>('Block').implement({
  description: 'One line or paragraph of an article. Every line of the text is one block.',
  fields: (t) => ({
    index: t.exposeInt('index', { description: 'Its place in the article, from 0.' }),
    kind: t.field({ type: BlockKind, description: 'The part that it plays.', resolve: ({ kind }) => kind }),
    text: t.exposeString('text', { description: 'Its words.' }),
    span: t.field({ type: Span, description: 'Where it stands.', resolve: ({ span }) => span }),
  }),
});

const Source = builder.objectRef<ArticleRow>('Source').implement({
  description: 'The file that an article was read from.',
  fields: (t) => ({
    path: t.string({ description: 'Relative to the folder that was ingested.', resolve: ({ source }) => source.path }),
    format: t.field({ type: Format, description: 'How it was read.', resolve: ({ source }) => source.format }),
    sha256: t.string({
      description: 'The SHA-256 of its bytes, in hexadecimal.',
      resolve: ({ source }) => source.sha256,
    }),
    raw: t.string({
      description: 'The text as the format gives it. Every span points into it.',
      extensions: COST.text,
      resolve: async ({ key }, _args, context) => (await textOf(key, context)).raw,
    }),
    original: t.string({
      nullable: true,
      description:
        'The bytes of the file as it came, in Base64: a page with its markup, a feed with all its items. Their SHA-256 is `sha256`. Null where they are `raw` in UTF-8, as those of most text files are.',
      extensions: COST.file,
      resolve: async ({ source }, _args, { originals }) => {
        const bytes = await originals.load(source.sha256);
        return bytes && Buffer.from(bytes).toString('base64');
      },
    }),
  }),
});

/** The text of an article; read once for all fields that want it. */
export async function textOf(articleKey: string, { texts }: Context): Promise<ArticleText> {
  return (await texts.load(articleKey)) ?? { key: articleKey, raw: '', blocks: [] };
}

const BODY: ReadonlySet<string> = new Set(['PARAGRAPH', 'SUBHEAD', 'LIST_ITEM']);

builder.objectType(Article, {
  description: 'One news article.',
  fields: (t) => ({
    slug: t.exposeString('slug', {
      description: 'A readable name for addresses, unique: `article(slug:)` finds the article by it.',
    }),
    headline: t.exposeString('headline', { nullable: true, description: 'The title; null when the text has none.' }),
    standfirst: t.exposeString('standfirst', {
      nullable: true,
      description: 'The lines below the headline that sum the article up.',
    }),
    publication: t.exposeString('publication', {
      nullable: true,
      description: 'Who published it, if the text says so.',
    }),
    section: t.exposeString('section', {
      nullable: true,
      description: 'The section of the publication, if the text says so.',
    }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'BCP 47 ("en"); null when the text is too short to tell.',
    }),
    url: t.exposeString('url', { nullable: true, description: 'The address that the text states for itself.' }),
    publishedAt: t.field({
      type: 'DateOrDateTime',
      nullable: true,
      description: 'When it was published, as precisely as the text says.',
      resolve: ({ publishedAt }) => publishedAt,
    }),
    modifiedAt: t.field({
      type: 'DateOrDateTime',
      nullable: true,
      description: 'When it was last changed, if the file says so.',
      resolve: ({ modifiedAt }) => modifiedAt,
    }),
    dateline: t.exposeString('dateline', {
      nullable: true,
      description: 'The words that say where it was filed: "INDIANAPOLIS (AP)".',
    }),
    wordCount: t.exposeInt('wordCount', { description: 'How many words the body has.' }),
    authors: t.field({
      type: [Author],
      description: 'Who wrote it, in the order of the byline.',
      resolve: ({ authors }) => authors,
    }),
    captions: t.field({
      type: [Caption],
      description: 'The captions of its pictures, each once.',
      resolve: ({ captions }) => captions,
    }),
    blocks: t.field({
      type: [Block],
      description: 'Every line with the part that it plays, in reading order.',
      extensions: COST.blocks,
      args: { kinds: t.arg({ type: [BlockKind], description: 'Only blocks of these kinds.' }) },
      resolve: async ({ key }, { kinds }, context) => {
        const { blocks } = await textOf(key, context);
        return kinds ? blocks.filter(({ kind }) => kinds.includes(kind)) : blocks;
      },
    }),
    body: t.string({
      description: 'The article’s own text: paragraphs, subheads and list items, with an empty line between two.',
      extensions: COST.text,
      resolve: async ({ key }, _args, context) => {
        const { blocks } = await textOf(key, context);
        return blocks
          .filter(({ kind }) => BODY.has(kind))
          .map(({ text }) => text)
          .join('\n\n');
      },
    }),
    source: t.field({ type: Source, description: 'The file that it was read from.', resolve: (article) => article }),
    people: t.field({
      type: ArticlePersonConnection,
      description: 'The people that it mentions, the most mentioned first.',
      args: personArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.people.below('inArticle', key, toPageRequest(args, info, toPersonWhere)),
    }),
    quotes: t.field({
      type: QuoteConnection,
      description: 'Its quotes, in the order of the text.',
      args: quoteArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.quotes.below('inArticle', key, toPageRequest(args, info, toQuoteWhere)),
    }),
    locations: t.field({
      type: ArticleLocationConnection,
      description: 'The places that it mentions, the most mentioned first.',
      args: locationArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.locations.below('inArticle', key, toPageRequest(args, info, toLocationWhere)),
    }),
    related: t.field({
      type: RelatedArticleConnection,
      description: 'Articles that share people and places with it, the closest first.',
      args: articleArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.articles.below('relatedToArticle', key, toPageRequest(args, info, toArticleWhere)),
    }),
  }),
});
