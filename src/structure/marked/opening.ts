import type { BlockKind } from '../../model.ts';
import type { Line } from '../lines.ts';
import type { Roles } from '../roles.ts';

/** Parts of a head that pages write as paragraphs of the article's own element. */
const HEAD_PARTS: ReadonlySet<BlockKind | null> = new Set(['STANDFIRST', 'KICKER', 'HEADLINE']);

/**
 * The first paragraph of the body, and -1 where there is none. Many pages hold headline, kicker, standfirst and byline in the
 * same element as the paragraphs, and as `<p>`: what stands before the first heading of the first level, or after it and
 * reads like no sentence, is the head's.
 */
export function findOpening(
  lines: readonly Line[],
  roles: Roles,
  within: readonly boolean[],
  partOf: (line: Line) => BlockKind | null,
): number {
  const isParagraph = (line: Line): boolean => roles[line.index] === 'PARAGRAPH';
  const title = lines.find((line) => within[line.index] && line.passage.markup?.level === 1);
  const prose = lines.find((line) => isParagraph(line) && line.prose && line.ended && !HEAD_PARTS.has(partOf(line)));
  // A heading of the first level behind the first sentences is a subhead.
  const top = title && prose && title.index < prose.index ? title.index : -1;
  const opening = lines.find(
    (line) =>
      line.index > top &&
      isParagraph(line) &&
      (line.prose || line.ended) &&
      !HEAD_PARTS.has(partOf(line)) &&
      !isSign(line),
  );
  return opening?.index ?? roles.indexOf('PARAGRAPH');
}

function isSign(line: Line): boolean {
  return line.dated || (line.byline !== null && line.size < 12) || line.caption?.text === '';
}
