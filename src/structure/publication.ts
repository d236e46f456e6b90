import type { BlockKind } from '../model.ts';
import type { Authorship } from './authorship.ts';
import { keyOf, type Lexicon } from './lexicon.ts';
import type { Line } from './lines.ts';

/** A name in capitals: "The Irish Times", "Le Monde", "taz". */
const NAME =
  "((?:The\\s)?\\p{Lu}[\\p{L}\\p{M}\\p{N}'’&-]*(?:\\s(?:of|the|and|&|de|du|for|\\p{Lu}[\\p{L}\\p{M}\\p{N}'’&-]*)){0,5})";
const BIO = new RegExp(
  `\\b(?:contributor|correspondent|reporter|writer|editor|journalist|columnist|critic|producer|photographer)\\s(?:to|for|at|with|of)\\s${NAME}`,
  'u',
);
const COPYRIGHT = new RegExp(
  `^(?:Copyright|©|\\(c\\)|&copy;)(?:\\s?(?:©|\\(c\\)|Copyright))?\\s?(?:(?:19|20)\\d\\d(?:\\s?[-–]\\s?(?:19|20)?\\d\\d)?)?,?\\s?(?:by\\s)?${NAME}`,
  'iu',
);
const COMPANY = /,?\s(?:LLC|Ltd|Limited|Inc|Corp|GmbH|AG|plc|Pty|Co|All|Media Inc|S\.?A|B\.?V)\b.*$/u;
/** How far into the page a masthead stands. */
const TOP = 4;

/**
 * The paper that the text says it is from: by its author's bio, by the byline ("Jane Doe, The Irish Times"), by its
 * copyright line, by a masthead. Null where the text does not say.
 */
export function findPublication(
  lines: readonly Line[],
  roles: readonly BlockKind[],
  authorship: Authorship,
  lexicon: Lexicon,
): string | null {
  return (
    fromBio(authorship, lexicon) ??
    fromByline(authorship, lexicon) ??
    fromCopyright(lines, lexicon) ??
    fromMasthead(lines, roles, lexicon)
  );
}

/** Only a paper is "The" something in a byline. */
const THE_PAPER = /^The\s\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,3}$/u;

function fromBio({ authors }: Authorship, lexicon: Lexicon): string | null {
  for (const { bio } of authors) {
    const name = bio && clean(BIO.exec(bio.slice(0, 400))?.[1] ?? '');
    if (name && isPaper(name, lexicon)) return name;
  }
  return null;
}

function fromByline({ authors }: Authorship, lexicon: Lexicon): string | null {
  const papers = authors.map(({ role }) => role ?? '').filter((role) => THE_PAPER.test(role) || isPaper(role, lexicon));
  return papers.find((role) => role.split(' ').length <= 6) ?? null;
}

function fromCopyright(lines: readonly Line[], lexicon: Lexicon): string | null {
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    if (!line || line.size > 60) continue;
    const name = clean(COPYRIGHT.exec(line.text)?.[1] ?? '');
    // A company's name is not its paper's.
    if (isPaper(name, lexicon)) return name;
  }
  return null;
}

/** A paper's name alone on one of the first lines, before the headline. */
function fromMasthead(lines: readonly Line[], roles: readonly BlockKind[], lexicon: Lexicon): string | null {
  const headline = roles.indexOf('HEADLINE');
  const top = lines.slice(0, Math.max(0, Math.min(TOP, headline)));
  const masthead = top.find((line) => /^The\s\p{Lu}/u.test(line.text) && line.size <= 5 && isPaper(line.text, lexicon));
  return masthead?.text ?? null;
}

function isPaper(name: string, { paperEndings, agencies }: Lexicon): boolean {
  const key = keyOf(name);
  if (agencies.has(key)) return false;
  const words = key.split(' ');
  return words.length >= 2 && paperEndings.has(words.at(-1) ?? '');
}

function clean(name: string): string {
  return name
    .replace(COMPANY, '')
    .replace(/[\s.,&-]+$/u, '')
    .replace(/\s(?:of|the|and|de|du|for)$/u, '');
}
