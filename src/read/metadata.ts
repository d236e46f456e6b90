import type { Metadata } from '../model.ts';

type Loose = { readonly [Field in keyof Metadata]: Metadata[Field] | null };

/** BCP 47, as far as pages write it: "en", "en-GB", "zh-Hant-TW". */
const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?$/i;

/** Leaves out what is not said, so that a field is there only with a value. */
export function pruned(metadata: Loose): Metadata {
  const said = Object.entries(metadata).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const { language, url, headline, ...rest } = Object.fromEntries(said) as Metadata;
  const tag = language === undefined ? null : languageTag(language);
  return {
    ...(headline !== undefined && { headline: withoutSite(headline, rest.publication) }),
    ...rest,
    ...(tag !== null && { language: tag }),
    ...(url !== undefined && ARTICLE_ADDRESS.test(url) && { url }),
  };
}

/** "Ferry sails again - Gotland Herald" is a headline and the paper's name. */
function withoutSite(headline: string, publication: string | undefined): string {
  if (publication === undefined || !headline.toLowerCase().endsWith(publication.toLowerCase())) return headline;
  const rest = headline.slice(0, -publication.length);
  const cut = rest.replace(/\s[-–—|·•:»]\s*$/u, '');
  return cut === rest || cut === '' ? headline : cut;
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
