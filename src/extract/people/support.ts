import type { QuoteDraft } from '../quotes/index.ts';
import type { PersonLexicon } from './lexicon.ts';
import type { Referent } from './referents.ts';

/** A full name that nothing else supports must be as sure as this. */
const SURE = 0.6;

/**
 * Whether a name is a person's as far as the article tells. Newspapers give full names, say who somebody is, and go on with
 * pronouns: a lone capitalised word of which the text says nothing of the kind is most often no person ("Muslims", "Covid").
 */
export function createSupport(quotes: readonly QuoteDraft[], lexicon: PersonLexicon): (referent: Referent) => boolean {
  const speaking = new Set<number>();
  for (const { speaker } of quotes) if (speaker) speaking.add(speaker.end);

  return ({ cluster, gender, descriptions, mentions }) => {
    if (cluster === null) return false;
    if (gender !== null || descriptions.length > 0 || mentions.length > cluster.mentions.length) return true;
    if (cluster.mentions.some(({ honorific }) => honorific !== null)) return true;
    if (cluster.mentions.some(({ end }) => speaking.has(end))) return true;
    if (cluster.name.words.length > 1) return cluster.mentions.some(({ span }) => span.confidence >= SURE);
    return lexicon.genderOf(cluster.name.first) !== null;
  };
}
