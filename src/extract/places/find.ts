import type { ExtractedLocation, LocationKind, Mention, Story, WordLists } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { type Anchor, createAnchorFinder, isRoad } from './anchors.ts';
import { foldName } from './fold.ts';
import type { Gazetteer, GazetteerPlace } from './gazetteer.ts';
import { neighboursOf } from './neighbours.ts';
import { type Resolved, resolveToponyms } from './resolve.ts';
import type { Toponym } from './toponym.ts';
import { createToponymFinder } from './toponyms.ts';

/** Resolves the places of an article: which of the candidates each name means, and where that is. */
export type LocationFinder = (
  text: AnnotatedText,
  names: readonly NamedSpan[],
  story: Story,
) => readonly ExtractedLocation[];

export function createLocationFinder(gazetteer: Gazetteer, words: WordLists): LocationFinder {
  const findAnchors = createAnchorFinder(words);
  const findToponyms = createToponymFinder(gazetteer, words);
  const featureHeads = new Set(words['place-feature-heads']);
  const beforePlace = new Set(words['place-prepositions']);
  const beforeAnybody = new Set(words['place-or-person-prepositions']);
  const generic = new Set(words['place-generic']);

  return (text, names, story) => {
    const toponyms = findToponyms(text, names);
    const containers = containersOf(text, toponyms);
    const relations = { containers, neighbours: neighboursOf(text, toponyms), lists: listsOf(text, toponyms) };
    const resolved = resolveToponyms(toponyms, relations, homeOf(story, gazetteer));
    const anchors = findAnchors(resolved, containers);
    const groups = new Map<string, Resolved[]>();
    for (const one of [...resolved].sort((a, b) => a.toponym.start - b.toponym.start)) {
      const key = one.place?.key ?? `place-${foldName(one.toponym.text).replaceAll(' ', '-')}`;
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
    return [...groups].flatMap(([key, group]) => {
      const named = group.some(({ toponym }) => toponym.kind === 'NAME' || toponym.alone);
      const known = group.some(({ place }) => place !== null);
      const sure = known || isSure(group, text, containers);
      return named && sure ? [locationOf(key, group, text, anchors)] : [];
    });
  };

  function locationOf(
    key: string,
    group: readonly Resolved[],
    text: AnnotatedText,
    anchors: ReadonlyMap<Toponym, Anchor>,
  ): ExtractedLocation {
    const anchor = anchorOf(group, anchors);
    const first = group.find(({ toponym }) => toponym.kind === 'NAME') ?? group[0];
    const place = first?.place ?? null;
    const point = place ?? (anchor?.local ? anchor.place : null);
    const printed = first?.toponym.text ?? '';
    const mentions = group.map(({ toponym, certainty }) => mentionOf(toponym, certainty, text));
    const name = place?.name ?? printed;
    const forms = group.filter(({ toponym }) => toponym.kind === 'NAME').map(({ toponym }) => toponym.text);
    return {
      key,
      name,
      kind: place?.kind ?? kindByWords(printed),
      countryCode: place?.countryCode ?? anchor?.place.countryCode ?? null,
      latitude: point?.latitude ?? null,
      longitude: point?.longitude ?? null,
      geonamesId: place?.geonamesId ?? null,
      population: place?.population ?? null,
      within: place?.within ?? (anchor ? [anchor.place, ...anchor.place.within] : []),
      aliases: [...new Set(forms)].filter((form) => form !== name),
      mentions,
      confidence: mentions.reduce((most, { confidence }) => Math.max(most, confidence), 0),
    };
  }

  /**
   * A name that no gazetteer has needs one mention that stands like a place. After "from", "to" or "at" bodies and people
   * stand too: that is enough for a long name ("at Quill Bay Common") and only where nothing else is heard of it.
   */
  function isSure(group: readonly Resolved[], text: AnnotatedText, containers: ReadonlyMap<Toponym, Toponym>): boolean {
    if (group.some(({ toponym }) => standsLikePlace(text, toponym, containers))) return true;
    const [only, ...more] = group;
    return more.length === 0 && only !== undefined && /\s/.test(only.toponym.text) && standsBehind(text, only.toponym);
  }

  /** Behind a preposition that takes people and bodies too. */
  function standsBehind({ tokens }: AnnotatedText, { firstToken, text }: Toponym): boolean {
    const before = tokens[firstToken - 1]?.text.toLowerCase() ?? '';
    const twoBefore = tokens[firstToken - 2]?.text.toLowerCase() ?? '';
    return !isCode(text) && (beforeAnybody.has(before) || (before === 'the' && beforeAnybody.has(twoBefore)));
  }

  /** A name that no gazetteer has is a place when its own words say so, or the words around it: "in Quill, Kansas", "the village of Quill". */
  function standsLikePlace(text: AnnotatedText, toponym: Toponym, containers: ReadonlyMap<Toponym, Toponym>): boolean {
    if (isCode(toponym.text)) return false;
    if (kindByWords(toponym.text) === 'FEATURE' || containers.get(toponym)?.candidates.length) return true;
    const before = text.tokens[toponym.firstToken - 1]?.text.toLowerCase() ?? '';
    const twoBefore = text.tokens[toponym.firstToken - 2]?.text.toLowerCase() ?? '';
    const after = text.tokens[toponym.endToken]?.text ?? '';
    if (beforePlace.has(before) || generic.has(after) || generic.has(before)) return true;
    return (before === 'of' && generic.has(twoBefore)) || (before === 'the' && beforePlace.has(twoBefore));
  }

  function kindByWords(name: string): LocationKind {
    const parts = foldName(name).split(' ');
    return featureHeads.has(parts.at(-1) ?? '') || featureHeads.has(parts[0] ?? '') ? 'FEATURE' : 'AREA';
  }
}

/** "FDA", "H5N1", "V8": such a name is rather a body's, a disease's or a model's, but a road may be "A417". */
function isCode(name: string): boolean {
  return name.length <= MOST_LETTERS && !/\p{Ll}/u.test(name) && !isRoad(name);
}

const MOST_LETTERS = 5;

function mentionOf(toponym: Toponym, certainty: number, text: AnnotatedText): Mention {
  return {
    kind: toponym.kind,
    start: toponym.start,
    end: toponym.end,
    text: toponym.text,
    block: text.blocks[toponym.block]?.block.index ?? 0,
    confidence: Math.round(100 * toponym.confidence * certainty) / 100,
  };
}

/** What an unknown place stands in: of several answers the nearest. */
function anchorOf(group: readonly Resolved[], anchors: ReadonlyMap<Toponym, Anchor>): Anchor | undefined {
  const found = group.flatMap(({ toponym }) => anchors.get(toponym) ?? []);
  return found.find(({ local }) => local) ?? found[0];
}

/** The toponym that a toponym says it lies in: the next one, after a comma ("Cork, Ireland"), in brackets, or after "in". */
function containersOf(text: AnnotatedText, toponyms: readonly Toponym[]): ReadonlyMap<Toponym, Toponym> {
  const containers = new Map<Toponym, Toponym>();
  toponyms.forEach((toponym, i) => {
    const next = toponyms[i + 1];
    if (next?.kind !== 'NAME' || next.firstToken !== toponym.endToken + 1) return;
    // In "Ana Reis, Spain's minister" nothing lies in Spain.
    if (/^['’]s$/.test(text.tokens[next.endToken]?.text ?? '')) return;
    if (JOINING.has(text.tokens[toponym.endToken]?.text ?? '')) containers.set(toponym, next);
  });
  return containers;
}

const JOINING: ReadonlySet<string> = new Set([',', '(', 'in']);

/** Toponyms that stand beside each other in a list: "Oregon, Washington and Idaho". */
function listsOf(text: AnnotatedText, toponyms: readonly Toponym[]): ReadonlyMap<Toponym, readonly Toponym[]> {
  const beside = new Map<Toponym, Toponym[]>();
  const add = (one: Toponym, other: Toponym) => beside.set(one, [...(beside.get(one) ?? []), other]);
  toponyms.forEach((toponym, i) => {
    const next = toponyms[i + 1];
    if (!next || toponym.kind !== 'NAME' || next.kind !== 'NAME') return;
    const between = text.text.slice(toponym.end, Math.min(next.start, toponym.end + 8));
    if (next.start - toponym.end > 6 || !LISTING.has(between.trim())) return;
    add(toponym, next);
    add(next, toponym);
  });
  return beside;
}

const LISTING: ReadonlySet<string> = new Set([',', 'and', ', and', 'or', ', or', '&']);

/** "The Irish Times" is at home in Ireland, "Chicago Tribune" in Chicago. */
function homeOf(story: Story, gazetteer: Gazetteer): readonly GazetteerPlace[] {
  const places: GazetteerPlace[] = [];
  for (const word of (story.publication ?? '').split(/\s+/)) {
    if (!/^\p{Lu}/u.test(word)) continue;
    const place = gazetteer.demonym(word)[0] ?? gazetteer.candidates(word)[0];
    if (place && place.prominence >= 125) places.push(place);
  }
  return places;
}
