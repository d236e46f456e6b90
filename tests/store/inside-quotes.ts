import type { ArticleToKeep } from '../../src/store/index.ts';

/** Adds to a sketched article what its quotes mention: the people and places whose names stand in their words. */
export function mentionInsideQuotes(sketched: ArticleToKeep): ArticleToKeep {
  const { quotes, people, locations } = sketched.article;
  const inside = (name: string) =>
    quotes.flatMap(({ text, start, block }) => {
      const at = text.indexOf(name);
      const span = { start: start + at, end: start + at + name.length };
      return at < 0 ? [] : [{ ...span, text: name, block, kind: 'NAME' as const, confidence: 1 }];
    });
  return {
    ...sketched,
    article: {
      ...sketched.article,
      people: people.map((person) => ({ ...person, mentions: [...person.mentions, ...inside(person.name)] })),
      locations: locations.map((place) => ({ ...place, mentions: [...place.mentions, ...inside(place.name)] })),
    },
  };
}
