import type { Document, MarkupNode, Story, WordLists } from '../model.ts';
import { findZone } from './body.ts';
import { findHeadline } from './headline.ts';
import { detectLanguage } from './language.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';
import { describeLines, type Line } from './lines.ts';
import { markedCaptions } from './marked/captions.ts';
import { compileMarkupNames, type MarkupNames } from './marked/names.ts';
import { namedAuthors, reconcile, shownTime } from './marked/reconcile.ts';
import { assignMarkedRoles } from './marked/roles.ts';
import { assignStatedRoles } from './marked/stated.ts';
import { assignRoles } from './roles.ts';
import { dateline, tellStory } from './story.ts';

export interface StructureOptions {
  /** The text is the body of an article and nothing else: every line is a paragraph. */
  readonly bodyOnly?: boolean;
}

/** Recovers the structure of a document: which line is what. Every line of the document becomes one block. */
export type Structurer = (document: Document, options?: StructureOptions) => Story;

export function createStructurer(words: WordLists): Structurer {
  const lexicon = compileLexicon(words);
  const names = compileMarkupNames(words);
  return (document, options = {}) => {
    const lines = describeLines(document, lexicon);
    if (options.bodyOnly) return tellBody(document, lexicon);
    if (document.tree) return tellMarked(document, document.tree, lines, names, lexicon);
    const zone = findZone(lines, lexicon);
    const headline = findHeadline(lines, zone, lexicon);
    const { roles, authorship } = assignRoles(lines, zone, headline, lexicon);
    return tellStory(document, lines, roles, authorship, lexicon);
  };
}

/** A document with markup: a page, whose article is to be found, or one whose format says what its parts are. */
function tellMarked(
  document: Document,
  tree: readonly MarkupNode[],
  lines: readonly Line[],
  names: MarkupNames,
  lexicon: Lexicon,
): Story {
  const { clues } = document;
  const assign = clues ? assignMarkedRoles : assignStatedRoles;
  const { roles, authorship, outline } = assign(document, lines, names, lexicon);
  const captions = markedCaptions(lines, roles, outline, lexicon);
  // What language it is, the words say better than a setting does; authors are weighed against those that sign.
  const { language, authors, ...metadata } = document.metadata;
  const told = tellStory({ ...document, metadata }, lines, roles, authorship, lexicon);
  const shown = told.authors.length > 0 ? told.authors : namedAuthors(lines, roles, outline, lexicon);
  return reconcile(
    { ...told, captions, authors: shown },
    clues ?? [document.metadata],
    shownTime(tree, lines, roles, outline),
    lexicon,
  );
}

/** A story that is body alone: every line a paragraph, nothing dropped, nothing told but the dateline. */
function tellBody(document: Document, lexicon: Lexicon): Story {
  const { metadata, format, text, lines } = document;
  return {
    format,
    text,
    headline: metadata.headline ?? null,
    standfirst: metadata.standfirst ?? null,
    publication: metadata.publication ?? null,
    section: metadata.section ?? null,
    language: metadata.language ?? detectLanguage(text),
    url: metadata.url ?? null,
    publishedAt: metadata.publishedAt ?? null,
    modifiedAt: metadata.modifiedAt ?? null,
    dateline: dateline(lines, lexicon),
    authors: [],
    captions: [],
    blocks: lines.map(({ start, end, text: words }, index) => ({
      index,
      kind: 'PARAGRAPH',
      text: words,
      span: { start, end },
    })),
  };
}
