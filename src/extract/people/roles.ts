import type { AnnotatedText, Sentence } from '../text/annotate.ts';
import { isFiniteVerb, isNoun, isVerb, TAG } from '../text/tags.ts';
import type { Role } from './referents.ts';

/** Between a subject and its verb. */
const STEPS = 4;

/** How `tokens.slice(first, end)` stands in its sentence, as far as its neighbours tell. */
export function roleOf({ tokens, tags }: AnnotatedText, first: number, end: number, sentence: Sentence): Role {
  if (tags[first] === TAG.PRP$ || tags[end] === TAG.POS) return 'POSSESSOR';
  let before = first - 1;
  while (before >= sentence.first && isPremodifier(tags[before] ?? 0)) before -= 1;
  const tag = before < sentence.first ? undefined : tags[before];
  if (tag === TAG.IN || tag === TAG.TO) return 'OBLIQUE';
  for (let i = end, steps = 0; i < sentence.end && steps < STEPS; i++, steps++) {
    const next = tags[i] ?? 0;
    if (isFiniteVerb(next)) return 'SUBJECT';
    if (next !== TAG.RB) break;
  }
  if (tag !== undefined && isVerb(tag)) return 'OBJECT';
  if (tokens[end]?.text === ',' && before < sentence.first) return 'SUBJECT';
  return 'OTHER';
}

function isPremodifier(tag: number): boolean {
  return isNoun(tag) || tag === TAG.DT || tag === TAG.JJ || tag === TAG.CD || tag === TAG.PRP$;
}
