import type { Metadata } from '../model.ts';

type Loose = { readonly [Field in keyof Metadata]: Metadata[Field] | null };

/** BCP 47, as far as pages write it: "en", "en-GB", "zh-Hant-TW". */
const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?$/i;

/** Leaves out what is not said, so that a field is there only with a value. */
export function pruned(metadata: Loose): Metadata {
  const said = Object.entries(metadata).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const { language, url, ...rest } = Object.fromEntries(said) as Metadata;
  const tag = language === undefined ? null : languageTag(language);
  return {
    ...rest,
    ...(tag !== null && { language: tag }),
    ...(url !== undefined && ARTICLE_ADDRESS.test(url) && { url }),
  };
}

/** The address of a page within a site: a site's own address, as careless pages state it, names no article. */
const ARTICLE_ADDRESS = /^https?:\/\/[^\s<>"/?#]+[/?][^\s<>"]/;

/** A language as BCP 47 writes it, "en-GB" for "en_gb"; null for what is none ("English"). */
export function languageTag(value: string): string | null {
  if (!LANGUAGE.test(value.trim())) return null;
  try {
    return Intl.getCanonicalLocales(value.trim().replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
