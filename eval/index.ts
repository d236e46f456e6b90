/**
 * Scores the pipeline on the measuring sets: `npm run eval [-- KIND] [--errors KIND] [--json]`.
 *
 * The sets are not part of the project: they are looked for in `../shared`, or where `DATELINE_SHARED` says.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../src/data.ts';
import { createParser } from '../src/ingest/index.ts';
import { listErrors } from './errors.ts';
import { crossValidation } from './folds.ts';
import { extractAll, figureAt, ofKind, type ParserFor, readGold, score } from './run.ts';
import { SETS } from './sets.ts';
import { listStructureErrors } from './structure-errors.ts';
import { formatTable, type Row } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    errors: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const shared = resolve(process.env.DATELINE_SHARED ?? '../shared');
const [data, scorer] = [join(shared, 'data'), join(shared, 'score', 'score.mjs')];

if (values.help) {
  console.log('npm run eval [-- KIND] [--errors KIND] [--json]: KIND is one of');
  console.log([...new Set(SETS.map((set) => set.scorer))].join(' '));
} else if (!existsSync(data) || !existsSync(scorer)) {
  console.log(`Nothing is measured: there are no measuring sets at ${shared} (DATELINE_SHARED names another place).`);
} else {
  evaluate(values.errors ?? positionals[0]);
}

function evaluate(kind: string | undefined): void {
  const sets = SETS.filter((set) => kind === undefined || set.scorer === kind);
  if (sets.length === 0) throw new Error(`There is no set of kind "${kind}"`);
  const knowledge = loadKnowledge();
  const whole = createParser(knowledge);
  let validation: ((id: string) => ReturnType<typeof createParser>) | undefined;
  const parserFor: ParserFor = ({ learntOn }, id) => {
    if (!learntOn) return whole;
    validation ??= crossValidation(data, knowledge);
    return validation(id);
  };
  const rows: Row[] = [];
  const extracted = new Map<string, ReturnType<typeof extractAll>>();
  for (const set of sets) {
    if (values.errors !== undefined && set.quoteKind !== undefined) continue;
    const gold = readGold(data, set);
    const all = extracted.get(set.raw ?? set.file) ?? extractAll(data, set, gold, parserFor);
    extracted.set(set.raw ?? set.file, all);
    const records = ofKind(all, set.quoteKind);
    if (values.errors !== undefined) {
      const errors =
        set.scorer === 'structure' ? listStructureErrors(gold, records) : listErrors(set.scorer, gold, records);
      for (const line of errors) console.log(line);
      continue;
    }
    const answer = score(scorer, set.scorer, gold, records);
    for (const measure of set.measures) {
      rows.push({
        set: set.learntOn ? `${set.name} (cross-validated)` : set.name,
        measure,
        figure: figureAt(answer, measure.path),
      });
    }
  }
  if (values.errors === undefined) console.log(values.json ? JSON.stringify(rows, null, 2) : formatTable(rows));
}
