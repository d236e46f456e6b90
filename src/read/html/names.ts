/** Attributes in which pages say what an element is for. */
const NAMING = ['class', 'id', 'itemprop', 'role', 'data-testid', 'data-component', 'rel'] as const;
/** More words say nothing more, as in styles that are made of classes. */
const MOST_NAMES = 24;
/** How much of an attribute is looked at. */
const LOOK = 300;

/** Stands among the names of an element that is not shown; no word of a class is spelt so. */
const HIDDEN = '(hidden)';

/** The words of an element's names: `class="ArticleBody__lead-in"` gives article, body, lead, in. A stretch of a
 * line that is hidden from screen readers is a repetition that sighted readers see.
 */
export function namesOf(attributes: Readonly<Record<string, string>>, inline: boolean): readonly string[] {
  const names: string[] = [];
  for (const attribute of NAMING) {
    const value = attributes[attribute];
    if (value === undefined) continue;
    for (const word of value.slice(0, LOOK).match(WORD) ?? []) {
      if (names.length < MOST_NAMES) names.push(word.toLowerCase());
    }
  }
  if (attributes.hidden !== undefined || (attributes['aria-hidden'] === 'true' && !inline)) names.push(HIDDEN);
  if (/display:\s?none/i.test(attributes.style?.slice(0, LOOK) ?? '')) names.push(HIDDEN);
  return names;
}

const WORD = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu;
