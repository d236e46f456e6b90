import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningGateway, startGateway } from '../gateway.ts';

/** What the pipeline must find in the first sample article, asked as a client would ask. */

interface Mention {
  text: string;
  kind: string;
  span: { start: number; end: number };
}

interface Quote {
  text: string;
  kind: string;
  speakerText: string | null;
  speaker: { name: string } | null;
  span: { start: number; end: number };
}

let gateway: RunningGateway;
let article: {
  headline: string;
  standfirst: string;
  publication: string;
  authors: { name: string; bio: string }[];
  captions: { credit: string; photographer: string; agencies: string[] }[];
  blocks: { kind: string; text: string; span: { start: number; end: number } }[];
  source: { raw: string };
  people: { nodes: { name: string; mentions: { nodes: Mention[] } }[] };
  quotes: { nodes: Quote[] };
  phrases: { nodes: Quote[] };
  locations: {
    nodes: {
      name: string;
      countryCode: string;
      coordinates: { latitude: number; longitude: number };
      mentions: { nodes: Mention[] };
    }[];
  };
};

beforeAll(async () => {
  gateway = await startGateway();
  const data = await gateway.query<{ articles: { nodes: (typeof article)[] } }>(`{
    articles(first: 1, where: { headline: { startsWith: "US-Russia" } }) { nodes {
      headline standfirst publication authors { name bio } captions { credit photographer agencies }
      blocks { kind text span { start end } } source { raw }
      people(first: 30) { nodes { name mentions(first: 60) { nodes { text kind span { start end } } } } }
      quotes(first: 50) { nodes { ...quote } }
      phrases: quotes(first: 50, where: { kind: { eq: PHRASE } }) { nodes { ...quote } }
      locations(first: 30) { nodes { name countryCode coordinates { latitude longitude } mentions(first: 50) { nodes { text kind span { start end } } } } }
    } }
  }
  fragment quote on Quote { text kind speakerText speaker { name } span { start end } }`);
  const [found] = data.articles.nodes;
  if (!found) throw new Error('the article is not there');
  article = found;
});

afterAll(() => gateway.close());

test('its structure', () => {
  expect(article.headline).toBe('US-Russia ‘gaps of trust’ stymie hopes for Syria ceasefire');
  expect(article.standfirst).toBe('Obama-Putin talks fail at G20 summit as Turkey renews call for Syria no-fly zone');
  expect(article.captions).toMatchObject([{ photographer: 'Alexei Druzhinin', agencies: ['AFP', 'Getty Images'] }]);
  expect(article.authors).toEqual([
    { name: 'Daniel McLaughlin', bio: expect.stringContaining('is a contributor to The Irish Times') },
  ]);
  expect(article.publication).toBe('The Irish Times');
  const body = article.blocks.filter(({ kind }) => kind === 'PARAGRAPH');
  expect(body).toHaveLength(13);
  expect(body.map(({ text }) => text).join()).not.toContain('READ SOME MORE');
});

test('its people, each once, and what is nobody', () => {
  const names = article.people.nodes.map(({ name }) => name);
  for (const name of [
    'Barack Obama',
    'Vladimir Putin',
    'Recep Tayyip Erdogan',
    'Bashar al-Assad',
    'John Kerry',
    'Sergei Lavrov',
  ]) {
    expect(
      names.filter((found) => found === name),
      name,
    ).toHaveLength(1);
  }
  expect(names).not.toContain('Islamic State');
  expect(names).not.toContain('Getty Images');
});

test('Obama by name, by description and by pronoun', () => {
  const obama = article.people.nodes.find(({ name }) => name === 'Barack Obama');
  const mentions = obama?.mentions.nodes.map(({ kind, text }) => `${kind} ${text}`);
  expect(mentions).toEqual(expect.arrayContaining(['NAME Mr Obama', 'NOMINAL The US leader', 'PRONOUN he']));
});

test.each([
  ['candid, blunt, business-like', 'Barack Obama'],
  ['to institute a meaningful', 'Barack Obama'],
  ['bombing with impunity', 'Barack Obama'],
  ['had some productive conversations', 'Barack Obama'],
  ['But given the gaps of trust', 'Barack Obama'],
  ['should increase in urgency', 'Barack Obama'],
  ['abnormal', 'Vladimir Putin'],
])('“%s” was said by %s', (words, speaker) => {
  const quote = article.quotes.nodes.find(({ text }) => text.includes(words));
  expect(quote?.speaker?.name).toBe(speaker);
});

test.each([
  ['terrorists', 'Russia'],
  ['moderate', 'the US'],
])('“%s” is a phrase of %s', (words, speaker) => {
  const phrase = article.phrases.nodes.find(({ text }) => text === words);
  expect(phrase).toMatchObject({ kind: 'PHRASE', speakerText: speaker, speaker: null });
});

describe('its places', () => {
  test.each([
    ['United States', 'US', 39.8, -98.6, 1500],
    ['Russia', 'RU', 61.5, 96, 2500],
    ['Syria', 'SY', 35, 38.5, 250],
    ['Turkey', 'TR', 39, 35, 500],
    ['China', 'CN', 35.9, 104.2, 1500],
    ['Hangzhou', 'CN', 30.27, 120.16, 50],
    ['Aleppo', 'SY', 36.2, 37.16, 50],
    ['Washington', 'US', 38.9, -77.04, 50],
    ['Moscow', 'RU', 55.76, 37.62, 50],
    ['Ukraine', 'UA', 49, 31.4, 400],
    ['Crimea', 'UA', 45.2, 34.2, 100],
    ['Germany', 'DE', 51.1, 10.4, 250],
    ['France', 'FR', 46.6, 2.4, 300],
    ['Minsk', 'BY', 53.9, 27.56, 50],
  ])('%s is in %s', (name, countryCode, latitude, longitude, km) => {
    const place = article.locations.nodes.find((location) => location.name === name);
    expect(place?.countryCode).toBe(countryCode);
    const at = place?.coordinates ?? { latitude: 0, longitude: 0 };
    const north = (at.latitude - latitude) * 111;
    const east = (at.longitude - longitude) * 111 * Math.cos((latitude * Math.PI) / 180);
    expect(Math.hypot(north, east)).toBeLessThan(km);
  });
});

test('every span gives back its own text', () => {
  const { raw } = article.source;
  const passages = [
    ...article.blocks,
    ...article.quotes.nodes,
    ...article.phrases.nodes,
    ...article.people.nodes.flatMap(({ mentions }) => mentions.nodes),
    ...article.locations.nodes.flatMap(({ mentions }) => mentions.nodes),
  ];
  expect(passages.length).toBeGreaterThan(80);
  for (const { text, span } of passages) expect(raw.slice(span.start, span.end)).toBe(text);
});
