import DataLoader from 'dataloader';
import type {
  ArticleFacet,
  ArticleOrder,
  ArticleRelation,
  ArticleRow,
  ArticleText,
  ArticleWhere,
  LocationFacet,
  LocationOrder,
  LocationRelation,
  LocationRow,
  LocationWhere,
  MentionOrder,
  MentionRelation,
  MentionRow,
  MentionWhere,
  PersonFacet,
  PersonOrder,
  PersonRelation,
  PersonRow,
  PersonWhere,
  QuoteFacet,
  QuoteOrder,
  QuoteRelation,
  QuoteRow,
  QuoteWhere,
  Store,
} from '../store/contract.ts';
import type { ContentChanges } from './content-changes.ts';
import { fromStore } from './errors.ts';
import { Facets, Pages } from './pages.ts';
import { Referred } from './referred.ts';
import { Timelines } from './timelines.ts';

/** What resolvers see: made anew for each request, because its loaders remember what they read. */
export interface Context {
  readonly store: Store;
  readonly contentChanges: ContentChanges | null;
  readonly pages: {
    readonly articles: Pages<ArticleRow, ArticleWhere, ArticleOrder, ArticleRelation>;
    readonly people: Pages<PersonRow, PersonWhere, PersonOrder, PersonRelation>;
    readonly quotes: Pages<QuoteRow, QuoteWhere, QuoteOrder, QuoteRelation>;
    readonly locations: Pages<LocationRow, LocationWhere, LocationOrder, LocationRelation>;
    readonly mentions: Pages<MentionRow, MentionWhere, MentionOrder, MentionRelation>;
  };
  /** What is referred to by key. */
  readonly referred: {
    readonly articles: Referred<ArticleRow>;
    readonly people: Referred<PersonRow>;
    readonly locations: Referred<LocationRow>;
  };
  readonly facets: {
    readonly articles: Facets<ArticleWhere, ArticleFacet, ArticleRelation>;
    readonly people: Facets<PersonWhere, PersonFacet, PersonRelation>;
    readonly quotes: Facets<QuoteWhere, QuoteFacet, QuoteRelation>;
    readonly locations: Facets<LocationWhere, LocationFacet, LocationRelation>;
  };
  readonly timelines: Timelines;
  /** The text of an article by the article's key. */
  readonly texts: DataLoader<string, ArticleText | null>;
  /** Files as they came, by their SHA-256. */
  readonly originals: DataLoader<string, Uint8Array | null>;
  readonly articleBySlug: DataLoader<string, ArticleRow | null>;
  readonly personByName: DataLoader<string, PersonRow | null>;
  readonly locationByName: DataLoader<string, LocationRow | null>;
}

/**
 * @param contentChanges the source of `Subscription.contentChanged`; null where nothing changes while serving
 */
export function createContext(store: Store, contentChanges: ContentChanges | null = null): Context {
  return {
    store,
    contentChanges,
    pages: {
      articles: new Pages(store.articles),
      people: new Pages(store.people),
      quotes: new Pages(store.quotes),
      locations: new Pages(store.locations),
      mentions: new Pages(store.mentions),
    },
    referred: {
      articles: new Referred(store.articles),
      people: new Referred(store.people),
      locations: new Referred(store.locations),
    },
    facets: {
      articles: new Facets(store.articles),
      people: new Facets(store.people),
      quotes: new Facets(store.quotes),
      locations: new Facets(store.locations),
    },
    timelines: new Timelines(store),
    texts: new DataLoader((keys) => fromStore(store.texts(keys))),
    // One at a time: each may be a file of 20 MB.
    originals: new DataLoader((sums) => fromStore(store.originals(sums)), { maxBatchSize: 1 }),
    articleBySlug: new DataLoader((slugs) => fromStore(store.articleBySlug(slugs))),
    personByName: new DataLoader((names) => fromStore(store.peopleByName(names))),
    locationByName: new DataLoader((names) => fromStore(store.locationsByName(names))),
  };
}
