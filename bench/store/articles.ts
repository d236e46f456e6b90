import type {
  Article,
  Block,
  ExtractedLocation,
  ExtractedPerson,
  ExtractedQuote,
  Mention,
  Passage,
  Place,
} from '../../src/model.ts';
import type { ArticleToKeep } from '../../src/store/index.ts';
import { createRandom, pick, type Random, whole } from '../random.ts';
import vocabulary from '../vocabulary.json' with { type: 'json' };

/** How many towns and countries the invented world has. */
const TOWNS = 20_000;
const COUNTRIES = 150;
const PUBLICATIONS = 40;

/**
 * Writes invented articles as the parser would give them, the same for the same seed: about 2,500 characters with eight people,
 * five quotes and four places each. A few people and places are in very many articles, most in a few, as in newspapers; new people
 * keep coming as the store grows.
 */
export function* writeKept(
  from: number,
  count: number,
  seed: number,
  length: Length = USUAL,
): Generator<ArticleToKeep> {
  for (let i = from; i < from + count; i++) yield new Writer(createRandom(seed * 100_003 + i), i, length).article();
}

/** Paragraphs of an article: those that quote somebody in a place, and those that name somebody and a place. */
export interface Length {
  readonly quoting: number;
  readonly plain: number;
}

const USUAL: Length = { quoting: 5, plain: 3 };

/** Names somebody: the lower the number, the more articles they are in. */
export function personOf(n: number): { readonly key: string; readonly given: string; readonly family: string } {
  const random = createRandom(n * 7919 + 1);
  const given = pick(random, vocabulary.given);
  const syllable = () => pick(random, vocabulary.syllables);
  const family = capital(syllable() + syllable() + pick(random, vocabulary.nameEndings) + (n < 1000 ? '' : syllable()));
  return { key: `${given}-${family}-${n}`.toLowerCase(), given, family };
}

export function townOf(n: number): Place {
  const random = createRandom(n * 104_729 + 3);
  const name =
    capital(pick(random, vocabulary.syllables) + pick(random, vocabulary.syllables)) +
    pick(random, vocabulary.townEndings);
  const geonamesId = 5_000_000 + n;
  const latitude = Math.round((random() * 140 - 60) * 1e4) / 1e4;
  const longitude = Math.round((random() * 360 - 180) * 1e4) / 1e4;
  const population = whole(random, 500, 3_000_000);
  return {
    key: String(geonamesId),
    name,
    kind: 'CITY',
    countryCode: countryCode(n % COUNTRIES),
    latitude,
    longitude,
    geonamesId,
    population,
  };
}

function countryOf(n: number): Place {
  const { name, latitude, longitude } = townOf(TOWNS + n);
  const geonamesId = 1_000_000 + n;
  return {
    key: String(geonamesId),
    name: `${name}ia`,
    kind: 'COUNTRY',
    countryCode: countryCode(n),
    latitude,
    longitude,
    geonamesId,
    population: 5_000_000,
  };
}

function countryCode(n: number): string {
  return String.fromCharCode(65 + (n % 26), 65 + Math.floor(n / 26));
}

/** Zipf's law: of so many things, the n-th is met 1/n times as often as the first. */
function zipf(random: Random, size: number): number {
  return Math.min(size - 1, Math.floor(size ** random()) - 1);
}

class Writer {
  private text = '';
  private readonly blocks: Block[] = [];
  private readonly people = new Map<string, ExtractedPerson & { mentions: Mention[] }>();
  private readonly places = new Map<string, ExtractedLocation & { mentions: Mention[] }>();
  private readonly quotes: ExtractedQuote[] = [];

  constructor(
    private readonly random: Random,
    private readonly n: number,
    private readonly length: Length,
  ) {}

  article(): ArticleToKeep {
    const { random, n } = this;
    const published = new Date(Date.UTC(2000, 0, 1) + Math.floor(random() * 9000 * 86_400_000)).toISOString();
    const headline = `${capital(pick(random, vocabulary.adjectives))} ${pick(random, vocabulary.nouns)} ${pick(random, vocabulary.pasts)} ${pick(random, vocabulary.nouns)}`;
    this.block('HEADLINE', () => this.write(headline));
    const author = personOf(whole(random, 5_000, 5_400));
    for (let i = 0; i < this.length.quoting; i++) this.block('PARAGRAPH', () => this.quoteParagraph());
    for (let i = 0; i < this.length.plain; i++) this.block('PARAGRAPH', () => this.plainParagraph());
    const article: Article = {
      key: `invented-${n}`,
      slug: `${headline.toLowerCase().replaceAll(' ', '-')}-${n}`,
      format: 'TEXT',
      text: this.text,
      headline,
      standfirst: null,
      publication: `The ${pick(createRandom(n % PUBLICATIONS), vocabulary.nouns)} Post ${n % PUBLICATIONS}`,
      section: pick(random, vocabulary.sections),
      language: 'en',
      url: `https://news.example/${n}`,
      publishedAt: random() < 0.05 ? null : published,
      modifiedAt: null,
      dateline: null,
      authors: [{ name: `${author.given} ${author.family}`, role: null, bio: null }],
      captions: [],
      blocks: this.blocks,
      people: [...this.people.values()],
      quotes: this.quotes,
      locations: [...this.places.values()],
      wordCount: this.text.split(' ').length,
      source: { path: `${n}.txt`, sha256: String(n), parser: 'bench', original: null },
    };
    return { article, authorKeys: [author.key] };
  }

  private block(kind: Block['kind'], write: () => void): void {
    const start = this.text.length;
    write();
    const span = { start, end: this.text.length };
    this.blocks.push({ index: this.blocks.length, kind, text: this.text.slice(start), span });
    this.text += '\n\n';
  }

  private quoteParagraph(): void {
    const start = this.text.length;
    this.write(`“${this.sentence()} `);
    this.place();
    this.write(`. ${this.sentence()}.”`);
    const said = { start, end: this.text.length, text: this.text.slice(start) };
    this.write(' ');
    const cue = this.passage('said');
    this.write(' ');
    const { key, passage } = this.person();
    const kind = this.random() < 0.1 ? 'PHRASE' : 'DIRECT';
    const block = this.blocks.length;
    this.quotes.push({
      ...said,
      kind,
      segments: [said],
      speaker: { ...passage, personKey: key },
      cue,
      block,
      confidence: 0.9,
    });
    this.write(`, ${pick(this.random, vocabulary.roles)}.`);
  }

  private plainParagraph(): void {
    this.person();
    this.write(` ${this.sentence()} `);
    this.place();
    this.write(`, ${this.sentence()}. ${capital(this.sentence())}. ${capital(this.sentence())}.`);
  }

  private sentence(): string {
    const { random } = this;
    return `${pick(random, vocabulary.subjects)} ${pick(random, vocabulary.predicates)} ${pick(random, vocabulary.adverbials)} ${pick(random, vocabulary.nouns)}`;
  }

  private person(): { readonly key: string; readonly passage: Passage } {
    // The stock of people grows with the number of articles.
    const { key, given, family } = personOf(zipf(this.random, 2_000 + this.n));
    const passage = this.passage(`${given} ${family}`);
    const person = this.people.get(key) ?? {
      key,
      name: `${given} ${family}`,
      givenName: given,
      familyName: family,
      honorific: null,
      gender: null,
      aliases: [family],
      descriptions: [pick(this.random, vocabulary.roles)],
      mentions: [],
      confidence: 0.9,
    };
    this.people.set(key, person);
    person.mentions.push(this.mention(passage));
    return { key, passage };
  }

  private place(): void {
    const n = zipf(this.random, TOWNS);
    const place = this.random() < 0.2 ? countryOf(n % COUNTRIES) : townOf(n);
    const passage = this.passage(place.name);
    const within = place.kind === 'COUNTRY' ? [] : [countryOf(n % COUNTRIES)];
    const known = this.places.get(place.key) ?? { ...place, aliases: [], within, mentions: [], confidence: 0.9 };
    this.places.set(place.key, known);
    known.mentions.push(this.mention(passage));
  }

  private mention(passage: Passage): Mention {
    return { ...passage, kind: 'NAME', block: this.blocks.length, confidence: 0.9 };
  }

  private passage(text: string): Passage {
    const start = this.text.length;
    this.write(text);
    return { start, end: this.text.length, text };
  }

  private write(text: string): void {
    this.text += text;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
