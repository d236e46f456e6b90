import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { createRandom, pick, type Random, whole } from './random.ts';
import vocabulary from './vocabulary.json' with { type: 'json' };

/** A text to measure on. */
export interface Article {
  readonly id: string;
  readonly text: string;
}

/**
 * Writes invented news, the same for the same seed: headline, byline, date, and from 4 to 60 paragraphs with people who come
 * back, quotes of every kind, places real and invented. Surnames and towns are made of syllables, so that the stock of words
 * never runs dry, as it does not in newspapers.
 */
export function writeArticles(count: number, seed: number): Article[] {
  return Array.from({ length: count }, (_, i) => {
    const random = createRandom(seed * 100_003 + i);
    // Most articles are short, a few are long.
    const paragraphs = 4 + Math.floor(56 * random() ** 2.5);
    return { id: `invented-${seed}-${i}`, text: new Writer(random).article(paragraphs) };
  });
}

/** Paragraphs of invented news without a head, until there are so many characters; for shapes that no article has. */
export function writeParagraphs(characters: number, seed: number): string[] {
  const random = createRandom(seed);
  const paragraphs: string[] = [];
  let [length, writer] = [0, new Writer(random)];
  while (length < characters) {
    if (paragraphs.length % 40 === 39) writer = new Writer(random);
    const paragraph = writer.paragraph();
    paragraphs.push(paragraph);
    length += paragraph.length + 2;
  }
  return paragraphs;
}

/** The articles of a folder: each `.txt` or `.md` file is one, each line of a `.jsonl` file is one ("text", with or without "id"). */
export function readArticles(folder: string): Article[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .flatMap((file) => {
      const content = () => readFileSync(file, 'utf8');
      if (extname(file) === '.jsonl') return readRecords(file, content());
      return ['.txt', '.md'].includes(extname(file)) ? [{ id: file, text: content() }] : [];
    });
}

function readRecords(file: string, lines: string): Article[] {
  return lines.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const record: unknown = JSON.parse(line);
    if (typeof record !== 'object' || record === null || !('text' in record) || typeof record.text !== 'string')
      return [];
    return [{ id: `${file}:${i + 1}`, text: record.text }];
  });
}

interface Person {
  readonly given: string;
  readonly family: string;
  readonly role: string;
  readonly she: boolean;
}

class Writer {
  private readonly people: readonly Person[];
  private readonly towns: readonly string[];
  private readonly named = new Set<Person>();

  constructor(private readonly random: Random) {
    this.people = Array.from({ length: whole(random, 2, 7) }, () => ({
      given: this.any('given'),
      family: this.invent('nameEndings'),
      role: this.any('roles'),
      she: random() < 0.5,
    }));
    this.towns = Array.from({ length: whole(random, 1, 4) }, () => this.invent('townEndings'));
  }

  article(paragraphs: number): string {
    const head = [
      capital(`${this.any('subjects')} ${this.any('predicates')}`),
      `By ${this.any('given')} ${this.invent('nameEndings')}`,
      `${whole(this.random, 1, 28)} March ${whole(this.random, 2011, 2024)}`,
    ];
    return [...head, ...Array.from({ length: paragraphs }, () => this.paragraph())].join('\n\n');
  }

  paragraph(): string {
    return Array.from({ length: whole(this.random, 1, 4) }, () => this.sentence()).join(' ');
  }

  private sentence(): string {
    const kinds = [
      () => `${capital(this.any('subjects'))} ${this.any('predicates')} ${this.any('adverbials')}.`,
      () => `${capital(this.any('adverbials'))}, ${this.any('subjects')} in ${this.place()} ${this.any('predicates')}.`,
      () => `${this.speaker()} ${this.any('verbs')} that ${this.any('subjects')} ${this.any('predicates')}.`,
      () => this.quote(),
      () =>
        `${capital(this.thing())} ${this.any('pasts')} ${this.thing()} near ${this.place()} ${this.any('adverbials')}.`,
      () =>
        `${this.any('demonyms')} officials call it the “${this.any('labels')}”; ${this.thing()} was ${this.any('pasts')}.`,
      () => `${capital(this.any('bodies'))} ${this.any('pasts')} ${this.thing()}, which ${this.any('predicates')}.`,
      () =>
        `${this.speaker()}, who ${this.any('pasts')} ${this.thing()} in ${this.place()}, ${this.any('pasts')} ${this.thing()}.`,
      () =>
        `It costs ${whole(this.random, 2, 900)} million euros and employs ${whole(this.random, 12, 9000)} people in ${this.place()}.`,
    ];
    return pick(this.random, kinds)();
  }

  private quote(): string {
    const said = this.any('statements');
    const [who, verb] = [this.speaker(), this.any('verbs')];
    const forms = [
      `“${capital(said)},” ${who} ${verb}.`,
      `“${capital(said)},” ${who} ${verb}. “${capital(this.any('statements'))}.”`,
      `${who} ${verb}: “${capital(said)}.”`,
      `${who} said that ${this.any('subjects')} “${this.any('predicates')}”, and that “${said}”.`,
      `According to ${who}, ${this.any('subjects')} ${this.any('predicates')}.`,
      `"${capital(said)}," ${verb} ${who}, "and ${this.any('statements')}."`,
    ];
    return pick(this.random, forms);
  }

  /** In full with the office the first time, then as newspapers do. */
  private speaker(): string {
    const person = pick(this.random, this.people);
    if (!this.named.has(person)) {
      this.named.add(person);
      const full = `${person.given} ${person.family}`;
      return pick(this.random, [`${full}, the ${person.role},`, `${capital(person.role)} ${full}`, full]);
    }
    return pick(this.random, [
      person.family,
      `${this.any('titles')} ${person.family}`,
      person.she ? 'She' : 'He',
      `The ${person.role}`,
    ]);
  }

  private place(): string {
    return this.random() < 0.3 ? pick(this.random, this.towns) : this.any('places');
  }

  private thing(): string {
    return `the ${this.any('adjectives')} ${this.any('nouns')}`;
  }

  private invent(endings: 'nameEndings' | 'townEndings'): string {
    const middle = this.random() < 0.4 ? this.any('syllables') : '';
    return capital(`${this.any('syllables')}${middle}${this.any(endings)}`);
  }

  private any(list: keyof typeof vocabulary): string {
    return pick(this.random, vocabulary[list]);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
