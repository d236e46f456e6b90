import type { QuoteKind } from '../src/model.ts';

/** What is measured: each set with the figures that are shown of it, and what each should reach. */
export interface Measure {
  readonly label: string;
  /** The way into the scorer's answer. */
  readonly path: readonly string[];
  readonly target: number | null;
  /** The target is a ceiling. */
  readonly atMost?: boolean;
}

export interface MeasuringSet {
  readonly name: string;
  readonly scorer: 'quotes' | 'people' | 'names' | 'coref' | 'places' | 'structure';
  /** Below the folder of data. */
  readonly file: string;
  /** Documents that count; all when absent. */
  readonly only?: RegExp;
  /** Weights are learnt on these documents: each is scored with a model that has not seen it. */
  readonly learntOn?: boolean;
  readonly english?: boolean;
  /** The set whose documents of the same ids have the rest of the gold. */
  readonly goldFrom?: string;
  /** Only quotes of this kind are handed to the scorer, as to a client that asks for it. */
  readonly quoteKind?: QuoteKind;
  /** The folder of raw files, packed with gzip, that the documents are read from instead of from their `text`. */
  readonly raw?: string;
  readonly measures: readonly Measure[];
}

const of = (label: string, path: string, target: number | null = null, atMost = false): Measure => ({
  label,
  path: path.split('/'),
  target,
  ...(atMost && { atMost }),
});

const quotes = [
  of('direct, exact F1', 'direct exact/F1', 0.95),
  of('direct, speaker span', 'direct exact/speakerSpan', 0.9),
  of('direct+mixed, iou50 F1', 'direct+mixed iou50/F1', 0.85),
  of('direct+mixed, speaker span', 'direct+mixed iou50/speakerSpan', 0.88),
  of('all, over30 F1', 'all over30/F1', 0.68),
  of('all, over80 F1', 'all over80/F1', 0.55),
];

const structure = (full: boolean): Measure[] => [
  of('headline', 'headline', full ? 0.85 : 0.96),
  of('authors F1', 'authors/F1', full ? 0.75 : 0.88),
  of('published', 'published', full ? 0.85 : 0.95),
  of('paragraphs F1', 'paragraphs/F1', full ? 0.92 : 0.965),
  of('captions', 'captions', full ? 0.75 : 0.85),
  of('credits', 'credits', full ? 0.65 : 0.75),
  of('standfirst', 'standfirst', full ? 0.65 : 0.8),
  of('boilerplate kept', 'boilerplateKept', 0.03, true),
];

const html: readonly Measure[] = [
  of('headline', 'headline', 0.97),
  of('authors F1', 'authors/F1', 0.9),
  of('published', 'published', 0.97),
  of('paragraphs F1', 'paragraphs/F1', 0.94),
  of('boilerplate kept', 'boilerplateKept', 0.02, true),
];

const places = (found: number, endToEnd: number): Measure[] => [
  of('found F1', 'found/F1', found),
  of('endToEnd', 'endToEnd'),
  of('endToEndOrCountry', 'endToEndOrCountry', endToEnd),
];

const directAlone = [of('DIRECT alone, exact F1', 'direct exact/F1', 0.95)];

export const SETS: readonly MeasuringSet[] = [
  { name: 'PolNeAR dev', scorer: 'quotes', file: 'quotes/polnear-dev.jsonl', measures: quotes },
  {
    name: 'PolNeAR dev',
    scorer: 'quotes',
    file: 'quotes/polnear-dev.jsonl',
    quoteKind: 'DIRECT',
    measures: directAlone,
  },
  { name: 'PolNeAR more', scorer: 'quotes', file: 'quotes/polnear-more.jsonl', measures: quotes },
  {
    name: 'PolNeAR more',
    scorer: 'quotes',
    file: 'quotes/polnear-more.jsonl',
    quoteKind: 'DIRECT',
    measures: directAlone,
  },
  {
    name: 'GUM news',
    scorer: 'quotes',
    file: 'quotes/gum-news.jsonl',
    learntOn: true,
    measures: [of('all, over30 recall', 'all over30/R', 0.75), of('all, speaker name', 'all over30/speakerName', 0.8)],
  },
  {
    name: 'GUM names, news and interview',
    scorer: 'people',
    file: 'entities/gum-names.jsonl',
    only: /GUM_(news|interview)/,
    learntOn: true,
    measures: [of('names F1', 'names/F1', 0.82), of('mentions F1', 'mentions/F1', 0.85)],
  },
  {
    name: 'GUM coref, news',
    scorer: 'coref',
    file: 'entities/gum-coref-news.jsonl',
    learntOn: true,
    measures: [of('pronouns F1', 'pronoun/F1', 0.7), of('nominals F1', 'nominal/F1', 0.45)],
  },
  {
    name: 'worldwide-dev',
    scorer: 'names',
    file: 'entities/worldwide-dev.jsonl',
    measures: [
      of('people, overlap F1', 'people overlap/F1', 0.85),
      of('places, overlap F1', 'places overlap/F1', 0.83),
    ],
  },
  { name: 'GeoWebNews', scorer: 'places', file: 'places/geowebnews.jsonl', measures: places(0.85, 0.66) },
  { name: 'GeoVirus', scorer: 'places', file: 'places/geovirus.jsonl', measures: places(0.91, 0.8) },
  {
    name: 'pages, English',
    scorer: 'structure',
    file: 'structure/pages.jsonl',
    english: true,
    measures: structure(false),
  },
  {
    name: 'whole pages, English',
    scorer: 'structure',
    file: 'structure/pages.full.jsonl',
    goldFrom: 'structure/pages.jsonl',
    english: true,
    measures: structure(true),
  },
  {
    name: 'web pages, HTML',
    scorer: 'structure',
    file: 'structure/pages.jsonl',
    raw: 'structure/html',
    measures: html,
  },
];
