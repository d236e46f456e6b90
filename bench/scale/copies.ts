/**
 * How a small store becomes a large one: the SQL that writes each of its rows many times over, every time under other keys and
 * another date. A million articles through commits would take hours, and what a page costs hangs on the rows, not on how they came.
 *
 * Both databases read the same SQL: `base.` is the small store, everything else the large one. `copies` has a row a copy,
 * `rare` the people who are copied too: whoever is in many articles is the same person in all of them, so that names are
 * spread as in an archive: a few people in very many articles, most in one or two.
 */

/** People of fewer articles than this, in ten thousand, are others in each copy. */
export const RARE = 20;

const TAG = "c.tag || '-' || ";

/** What a column holds in a copy; `x` is the column in the small store. Columns that are not named here stay as they are. */
const COLUMNS: Readonly<Record<string, (x: string) => string>> = {
  article_key: (x) => TAG + x,
  quote_key: (x) => TAG + x,
  slug: (x) => TAG + x,
  path: (x) => TAG + x,
  url: (x) => `${x} || '-' || c.tag`,
  // Another month with 31 days, and some hours later.
  published_at: (x) => `substr(${x}, 1, 5) || c.month || substr(${x}, 8, 4) || c.hour || substr(${x}, 14)`,
};

/** A table whose rows belong to an article, and which of its columns name a person. */
interface ArticleTable {
  readonly name: string;
  readonly person?: string;
  /** Whether its rows lie in the order of their article. */
  readonly byArticle: boolean;
}

const ARTICLE_TABLES: readonly ArticleTable[] = [
  { name: 'articles', byArticle: true },
  { name: 'article_texts', byArticle: true },
  { name: 'article_holders', byArticle: true },
  { name: 'article_people', person: 'person_key', byArticle: true },
  { name: 'article_locations', byArticle: true },
  { name: 'quotes', person: 'speaker_key', byArticle: true },
  { name: 'quote_people', person: 'person_key', byArticle: true },
  { name: 'quote_locations', byArticle: true },
  { name: 'person_mentions', person: 'person_key', byArticle: false },
  { name: 'location_mentions', byArticle: false },
];

/** Tables that know no article and no rare person. */
const KEPT = ['location_ancestors', 'search_words', 'search_languages', 'name_spellings'];

/** The rows of all copies, a statement a table; `columnsOf` gives a table's columns. */
export async function copyStatements(
  copies: number,
  columnsOf: (table: string) => Promise<readonly string[]>,
): Promise<string[]> {
  const statements = KEPT.map((table) => `INSERT INTO ${table} SELECT * FROM base.${table}`);
  statements.push(...(await copiesOfPeople(copies, columnsOf)), ...(await moreOfPlaces(copies, columnsOf)));
  for (const table of ARTICLE_TABLES) statements.push(copyOfArticles(table, await columnsOf(table.name)));
  statements.push(`
    UPDATE content SET version = 1, articles = (SELECT COUNT(*) FROM articles), people = (SELECT COUNT(*) FROM people),
      quotes = (SELECT COUNT(*) FROM quotes WHERE kind <> 'PHRASE'), locations = (SELECT COUNT(*) FROM locations WHERE article_count > 0)`);
  return statements;
}

function copyOfArticles({ name, person, byArticle }: ArticleTable, columns: readonly string[]): string {
  const values = columns.map((column) => {
    if (column === person) return ofPerson(`t.${column}`);
    const key = column === 'key' && (name === 'articles' || name === 'quotes');
    return (key ? COLUMNS.article_key : COLUMNS[column])?.(`t.${column}`) ?? `t.${quoted(column)}`;
  });
  const from = byArticle ? `copies c CROSS JOIN base.${name} t` : `base.${name} t CROSS JOIN copies c`;
  const join = person ? `LEFT JOIN rare r ON r.key = t.${person}` : '';
  return `INSERT INTO ${name} (${columns.map(quoted)}) SELECT ${values} FROM ${from} ${join}`;
}

/** The key of a person in a copy; `r` is their row of `rare`. */
function ofPerson(key: string): string {
  return `CASE WHEN r.key IS NULL THEN ${key} ELSE ${key} || '-' || c.tag END`;
}

const NAMES = new Set(['name', 'name_folded', 'family_name', 'family_name_folded', 'value', 'folded', 'word']);

async function copiesOfPeople(copies: number, columnsOf: (table: string) => Promise<readonly string[]>) {
  const statements: string[] = [];
  for (const [table, key] of [
    ['people', 'key'],
    ['person_forms', 'person_key'],
  ] as const) {
    const columns = await columnsOf(table);
    const rare = columns.map((column) => {
      if (column === key) return `t.${key} || '-' || c.tag`;
      return NAMES.has(column) ? `t.${column} || c.syllables` : `t.${column}`;
    });
    statements.push(
      `INSERT INTO ${table} (${columns.map(quoted)}) SELECT ${rare} FROM base.${table} t JOIN rare r ON r.key = t.${key} CROSS JOIN copies c`,
      `INSERT INTO ${table} (${columns.map(quoted)}) SELECT ${more(columns, copies)} FROM base.${table} t
       WHERE t.${key} NOT IN (SELECT key FROM rare)`,
    );
  }
  const words = `base.name_words t JOIN rare r ON t.type = 'PERSON' AND r.key = t.key`;
  statements.push(
    `INSERT INTO name_words (type, key, word)
     SELECT t.type, t.key || '-' || c.tag, t.word || c.syllables FROM ${words} CROSS JOIN copies c`,
    `INSERT INTO name_words SELECT * FROM base.name_words WHERE type <> 'PERSON' OR key NOT IN (SELECT key FROM rare)`,
    `INSERT INTO name_spellings (spelling, word)
     SELECT s.spelling || c.syllables, s.word || c.syllables
     FROM base.name_spellings s CROSS JOIN copies c WHERE s.word IN (SELECT t.word FROM ${words})
     ON CONFLICT DO NOTHING`,
  );
  return statements;
}

async function moreOfPlaces(copies: number, columnsOf: (table: string) => Promise<readonly string[]>) {
  return Promise.all(
    ['locations', 'location_forms'].map(async (table) => {
      const columns = await columnsOf(table);
      return `INSERT INTO ${table} (${columns.map(quoted)}) SELECT ${more(columns, copies)} FROM base.${table} t`;
    }),
  );
}

/** Whoever is in all copies is counted in all. */
function more(columns: readonly string[], copies: number): string[] {
  return columns.map((column) => (/(^|_)count$/.test(column) ? `t.${column} * ${copies}` : `t.${quoted(column)}`));
}

function quoted(column: string): string {
  return `"${column}"`;
}

/** A month with 31 days, an hour, and letters that no other copy has. */
export function copyOf(n: number): {
  readonly tag: string;
  readonly month: string;
  readonly hour: string;
  readonly syllables: string;
} {
  const letter = (i: number, from: string) => from.charAt(i % from.length);
  return {
    tag: `c${String(n).padStart(3, '0')}`,
    month: ['01', '03', '05', '07', '08', '10', '12'][n % 7] ?? '12',
    hour: String(Math.floor(n / 7) % 24).padStart(2, '0'),
    syllables: `${letter(n, 'bdfghklmnprstvwz')}${letter(Math.floor(n / 16), 'aeiou')}${letter(Math.floor(n / 80), 'nrst')}`,
  };
}
