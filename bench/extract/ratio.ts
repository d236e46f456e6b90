import nlp from 'compromise';
import type { Parser } from '../../src/ingest/index.ts';
import { type Article, readArticles, writeArticles } from '../articles.ts';
import { loadParser } from '../dateline.ts';
import { printSpread, type Spread, spreadOf, timeOf } from '../numbers.ts';
import { report } from '../report.ts';

const SEED = 11;
const ARTICLES = 60;
/** The compiler has seen enough after so many characters. */
const WARM_UP = 2_000_000;
/** A round is long enough to be timed with so many; fewer articles are read again. */
const LONG_ENOUGH = 250_000;
const ROUNDS = 9;
/** What is asked: so many times the throughput of compromise. */
const TARGET = 4;

/** Characters a millisecond. */
interface Round {
  /** What compromise does and more: people, quotes and places of a text as it stands. */
  readonly extraction: number;
  /** As files are read: structure first. */
  readonly whole: number;
  readonly theirs: number;
}

/**
 * How many times as fast the extraction is as compromise's people and places alone, with offsets. All take the same articles in the
 * same process, by turns, so that whatever else the machine does meets all alike.
 */
export async function measureRatio(folder: string | null): Promise<void> {
  const articles = folder === null ? writeArticles(ARTICLES, SEED) : readArticles(folder);
  const characters = articles.reduce((sum, { text }) => sum + text.length, 0);
  const parse = await loadParser();
  const repeated = Array.from({ length: Math.ceil(LONG_ENOUGH / characters) }, () => articles).flat();
  const rounds: Round[] = [];
  for (let i = -Math.ceil(WARM_UP / Math.max(characters, LONG_ENOUGH)); i < ROUNDS; i++) {
    const round = measureRound(repeated, parse, i % 2 === 0);
    if (i >= 0) rounds.push(round);
  }
  const ratio = spreadOf(rounds.map(({ extraction, theirs }) => extraction / theirs));
  const whole = spreadOf(rounds.map(({ whole, theirs }) => whole / theirs));
  report('extract', {
    heading: folder === null ? 'Against compromise' : 'Against compromise, on given articles',
    columns: ['', 'characters a millisecond', 'articles a second'],
    rows: [
      row(
        'Dateline: people, quotes, places',
        rounds.map(({ extraction }) => extraction),
      ),
      row(
        'Dateline: structure too',
        rounds.map(({ whole }) => whole),
      ),
      row(
        'compromise: people, places',
        rounds.map(({ theirs }) => theirs),
      ),
      ['**ratio**: people, quotes, places', `**${printSpread(ratio, 2)}**`, ''],
      ['**ratio**: structure too', `**${printSpread(whole, 2)}**`, ''],
    ],
    note: `${articles.length} ${folder === null ? 'invented ' : ''}articles of ${characters} characters; median (least–most) of ${ROUNDS} rounds in one run, by turns, on Node ${process.versions.node}. At least ${TARGET} is asked of the extraction: ${ratio.median >= TARGET ? 'met' : 'missed'}.`,
  });

  function row(label: string, rates: readonly number[]): string[] {
    const rate: Spread = spreadOf(rates);
    return [label, printSpread(rate), ((rate.median * 1000 * articles.length) / characters).toFixed(0)];
  }
}

/** Each reads all articles one after the other, as it does at work: another's tables would take its own out of the processor's cache. */
function measureRound(articles: readonly Article[], parse: Parser, oursFirst: boolean): Round {
  const characters = articles.reduce((sum, { text }) => sum + text.length, 0);
  const rateOf = (read: (article: Article) => unknown) =>
    characters /
    timeOf(() => {
      for (const article of articles) read(article);
    });
  const measureTheirs = () => rateOf(({ text }) => peopleAndPlaces(text));
  const before = oursFirst ? null : measureTheirs();
  const extraction = rateOf(({ id, text }) => parse(text, id, { bodyOnly: true }));
  const whole = rateOf(({ id, text }) => parse(text, id));
  return { extraction, whole, theirs: before ?? measureTheirs() };
}

function peopleAndPlaces(text: string): unknown {
  const doc = nlp(text);
  return [doc.people().json({ offset: true }), doc.places().json({ offset: true })];
}
