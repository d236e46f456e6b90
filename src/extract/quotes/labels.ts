/** Words that titles write small. */
const SMALL: ReadonlySet<string> = new Set(
  'a an the of and or nor but to in on for with from by at as is vs v if into over up de la le el du der und et y'.split(
    ' ',
  ),
);

/** A title has at most so many words. */
const LONGEST_TITLE = 12;

/**
 * Tells whether quoted words are written like the title of a work or the name of something: every word of weight begins with
 * a capital, and no mark in them parts clauses. One capitalised word alone may as well be a sentence ("Yes").
 */
export function isTitle(words: string): boolean {
  const parts = words.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.&-]*/gu) ?? [];
  if (parts.length < 2 || parts.length > LONGEST_TITLE || /[,;—–]\s/.test(words)) return false;
  let weighty = 0;
  for (const [i, part] of parts.entries()) {
    if (/^[\p{Lu}\p{N}]/u.test(part)) {
      if (part !== 'I' && !/^I['’]/.test(part)) weighty += 1;
    } else if (i === 0 || !SMALL.has(part)) return false;
  }
  return weighty >= 2;
}
