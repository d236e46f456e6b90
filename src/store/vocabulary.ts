import { type Kysely, sql, type Transaction } from 'kysely';
import { insert, readByKeys } from './batches.ts';
import type { Dialect } from './dialect.ts';
import { fold } from './fold.ts';
import { keptSpellings } from './spellings.ts';
import { loadStemmer, NO_LANGUAGE } from './stems.ts';
import type { Tables } from './tables.ts';

/** How many words are remembered as written already; beyond, all are forgotten and written anew as they come. */
const REMEMBERED = 200_000;

/** Longer runs of letters are no words of a language. */
const LONGEST = 64;

/** How many forms of one word a search looks for. */
const FORMS = 40;

/**
 * The words that articles use, by what their forms have in common, and the words of names, by how they may be misspelt.
 *
 * Search and look-ups widen what is asked for by it, so that the full-text index itself holds words as they are printed. Words
 * are added and never taken away: a word that no article has any more is looked for in vain, which costs next to nothing.
 */
export class Vocabulary {
  private readonly words = new Set<string>();
  private readonly names = new Set<string>();

  /** What one commit adds. */
  lesson(): Lesson {
    return new Lesson(this.words, this.names);
  }

  /** The other forms of words that articles use, by word: "talk" for "talks", "łódź" for "lodz". */
  async formsOf(database: Kysely<Tables>, words: readonly string[]): Promise<Map<string, string[]>> {
    const languages = await database.selectFrom('search_languages').select('language').execute();
    const wanted = new Map<string, string>();
    for (const { language } of languages) {
      const stem = await loadStemmer(language);
      for (const word of words) wanted.set(stemKey(language, stem(word)), word);
    }
    const rows = await readByKeys([...wanted.keys()], (some) =>
      database.selectFrom('search_words').selectAll().where('stem', 'in', some).orderBy('word').execute(),
    );
    const forms = new Map<string, Set<string>>();
    for (const { stem, word } of rows) {
      const asked = wanted.get(stem);
      if (asked === undefined || asked === word) continue;
      const known = forms.get(asked) ?? new Set();
      forms.set(asked, known);
      if (known.size < FORMS) known.add(word);
    }
    return new Map([...forms].map(([word, known]) => [word, [...known]]));
  }
}

/** Words that a commit brings: written with it, and remembered only when it is done. */
export class Lesson {
  private readonly newWords = new Map<string, Set<string>>();
  private readonly newNames = new Set<string>();

  constructor(
    private readonly knownWords: Set<string>,
    private readonly knownNames: Set<string>,
  ) {}

  /** @param language as `stemmedAs` gives it */
  addText(language: string, text: string): void {
    const words = this.newWords.get(language) ?? new Set();
    this.newWords.set(language, words);
    for (const word of wordsOfText(text)) {
      if (word.length <= LONGEST && !words.has(word) && !this.knownWords.has(`${language}:${word}`)) words.add(word);
    }
  }

  addNames(words: readonly string[]): void {
    for (const word of words) if (!this.knownNames.has(word)) this.newNames.add(word);
  }

  async write(trx: Transaction<Tables>, dialect: Dialect): Promise<void> {
    const ifNew = sql`ON CONFLICT DO NOTHING`;
    for (const [language, words] of this.newWords) {
      const stem = await loadStemmer(language);
      const rows = [...words].map((word) => ({ stem: stemKey(language, stem(word)), word }));
      await insert(trx, dialect, 'search_languages', [{ language }], ifNew);
      await insert(trx, dialect, 'search_words', rows, ifNew);
    }
    const spellings = [...this.newNames].flatMap((word) =>
      [...new Set(keptSpellings(word))].map((spelling) => ({ spelling, word })),
    );
    await insert(trx, dialect, 'name_spellings', spellings, ifNew);
  }

  /** The commit is done: its words need not be written again. */
  remember(): void {
    for (const [language, words] of this.newWords)
      for (const word of words) remember(this.knownWords, `${language}:${word}`);
    for (const word of this.newNames) remember(this.knownNames, word);
  }
}

function remember(known: Set<string>, word: string): void {
  if (known.size >= REMEMBERED) known.clear();
  known.add(word);
}

/** The words of a text in small letters, as they are looked for. */
export function wordsOfText(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** Stems of different languages are kept apart; names need no language, so that every search looks among them. */
function stemKey(language: string, stem: string): string {
  return language === NO_LANGUAGE ? fold(stem) : `${language}:${fold(stem)}`;
}
