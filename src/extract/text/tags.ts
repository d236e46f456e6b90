/**
 * Parts of speech: the Penn Treebank's tags (Marcus and others 1993), with degrees of comparison and kinds of marks taken together and
 * subordinating conjunctions (`SC`: "that", "because", "if") told from prepositions, as Universal Dependencies do.
 */
export const TAGS = [
  'PUNCT',
  'NN',
  'NNS',
  'NNP',
  'CD',
  'DT',
  'JJ',
  'RB',
  'IN',
  'SC',
  'TO',
  'CC',
  'PRP',
  'PRP$',
  'POS',
  'EX',
  'WH',
  'MD',
  'VB',
  'VBD',
  'VBZ',
  'VBP',
  'VBG',
  'VBN',
  'RP',
  'X',
] as const;

/** `NN NNS` nouns, `NNP` names, `WH` question and relative words, `RP` particles, `X` foreign words, symbols, interjections. */
export type Tag = (typeof TAGS)[number];

/** The numbers by which `AnnotatedText.tags` knows them. */
export const TAG: Readonly<Record<Tag, number>> = Object.fromEntries(TAGS.map((tag, i) => [tag, i])) as Record<
  Tag,
  number
>;

const FINITE: ReadonlySet<number> = new Set([TAG.MD, TAG.VBD, TAG.VBZ, TAG.VBP]);

/** A verb that has a subject: "says", "said", "will". */
export function isFiniteVerb(tag: number): boolean {
  return FINITE.has(tag);
}

export function isVerb(tag: number): boolean {
  return tag >= TAG.VB && tag <= TAG.VBN;
}

export function isNoun(tag: number): boolean {
  return tag >= TAG.NN && tag <= TAG.NNP;
}
