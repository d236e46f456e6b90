/** Gives what the forms of a word have in common: "talks" and "talked" both give "talk". */
export type Stemmer = (word: string) => string;

/** The Snowball stemmers by the primary subtag of the language; each is loaded when its language is first met. */
const LOADERS: Readonly<Record<string, () => Promise<{ stemmer: Stemmer }>>> = {
  ar: () => import('@orama/stemmers/arabic'),
  bg: () => import('@orama/stemmers/bulgarian'),
  da: () => import('@orama/stemmers/danish'),
  de: () => import('@orama/stemmers/german'),
  el: () => import('@orama/stemmers/greek'),
  en: () => import('@orama/stemmers/english'),
  es: () => import('@orama/stemmers/spanish'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  ga: () => import('@orama/stemmers/irish'),
  hu: () => import('@orama/stemmers/hungarian'),
  hy: () => import('@orama/stemmers/armenian'),
  id: () => import('@orama/stemmers/indonesian'),
  it: () => import('@orama/stemmers/italian'),
  lt: () => import('@orama/stemmers/lithuanian'),
  nb: () => import('@orama/stemmers/norwegian'),
  ne: () => import('@orama/stemmers/nepali'),
  nl: () => import('@orama/stemmers/dutch'),
  nn: () => import('@orama/stemmers/norwegian'),
  no: () => import('@orama/stemmers/norwegian'),
  pt: () => import('@orama/stemmers/portuguese'),
  ro: () => import('@orama/stemmers/romanian'),
  ru: () => import('@orama/stemmers/russian'),
  sr: () => import('@orama/stemmers/serbian'),
  sv: () => import('@orama/stemmers/swedish'),
  ta: () => import('@orama/stemmers/tamil'),
  tr: () => import('@orama/stemmers/turkish'),
  uk: () => import('@orama/stemmers/ukrainian'),
};

/** Stands for names, and for languages without a stemmer: there each word is its own stem. */
export const NO_LANGUAGE = 'und';

/** The language whose stemmer serves a text; English where a text is too short to tell. */
export function stemmedAs(language: string | null): string {
  const primary = language === null ? 'en' : (language.toLowerCase().split('-')[0] ?? '');
  return Object.hasOwn(LOADERS, primary) ? primary : NO_LANGUAGE;
}

export async function loadStemmer(language: string): Promise<Stemmer> {
  const load = Object.hasOwn(LOADERS, language) ? LOADERS[language] : undefined;
  return load ? (await load()).stemmer : (word) => word;
}
