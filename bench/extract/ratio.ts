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

interface Round {
  /** Characters a millisecond. */
  readonly ours: number;
  readonly theirs: number;
}

/**
 * How many times as fast the whole extraction is as compromise's people and places alone, with offsets. Both take the same
 * articles in the same process, by turns article by article, so that whatever else the machine does meets both alike.
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
  const ratio = spreadOf(rounds.map(({ ours, theirs }) => ours / theirs));
  report('extract', {
    heading: folder === null ? 'Against compromise' : 'Against compromise, on given articles',
    columns: ['', 'characters a millisecond', 'articles a second'],
    rows: [
      row(
        'Dateline: structure, people, quotes, places',
        rounds.map(({ ours }) => ours),
      ),
      row(
        'compromise: people, places',
        rounds.map(({ theirs }) => theirs),
      ),
      ['**ratio**', `**${printSpread(ratio, 2)}**`, ''],
    ],
    note: `${articles.length} ${folder === null ? 'invented ' : ''}articles of ${characters} characters; median (least–most) of ${ROUNDS} rounds in one run, the two by turns, on Node ${process.versions.node}. At least ${TARGET} is asked: ${ratio.median >= TARGET ? 'met' : 'missed'}.`,
  });

  function row(label: string, rates: readonly number[]): string[] {
    const rate: Spread = spreadOf(rates);
    return [label, printSpread(rate), ((rate.median * 1000 * articles.length) / characters).toFixed(0)];
  }
}

function measureRound(articles: readonly Article[], parse: Parser, oursFirst: boolean): Round {
  let [ours, theirs, characters] = [0, 0, 0];
  for (const { id, text } of articles) {
    if (oursFirst) ours += timeOf(() => parse(text, id));
    theirs += timeOf(() => peopleAndPlaces(text));
    if (!oursFirst) ours += timeOf(() => parse(text, id));
    characters += text.length;
  }
  return { ours: characters / ours, theirs: characters / theirs };
}

function peopleAndPlaces(text: string): unknown {
  const doc = nlp(text);
  return [doc.people().json({ offset: true }), doc.places().json({ offset: true })];
}
