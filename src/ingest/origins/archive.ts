import { createReadStream } from 'node:fs';
import { posix } from 'node:path';
import { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Extract, extract } from 'tar-stream';
import { MAX_FILE_BYTES, ReadError, tooLarge } from '../../read/index.ts';
import { reasonOf } from '../job.ts';
import { isPassedOver } from './files.ts';
import type { Candidate, Stamp } from './origin.ts';

type Entry = Extract extends AsyncIterable<infer Each> ? Each : never;

const NAME = /\.(?:tar|tar\.gz|tgz)$/i;
const PACKED = /gz$/i;

/** How many times its size an archive may unpack to: text packs to a fifth, hardly ever to a fiftieth. */
const MOST_EXPANSION = 100;
/** What a small archive may unpack to in any case. */
const ALWAYS_ALLOWED = 2 * MAX_FILE_BYTES;

/** Whether a path is a tar archive's, packed with gzip or not. */
export function isArchive(path: string): boolean {
  return NAME.test(path);
}

/**
 * Takes a tar archive apart, member by member, in bounded memory. A member's path is the archive's with its own behind it;
 * nothing is written, so no path can lead anywhere.
 */
export async function* readArchive(file: string, path: string, stamp: Stamp): AsyncGenerator<Candidate> {
  const guard = new Guard(stamp.size);
  const source = createReadStream(file);
  const members = extract();
  const fail = (error: Error) => void members.destroy(error);
  const unpacked = PACKED.test(path) ? source.pipe(createGunzip().on('error', fail)) : source;
  source.on('error', fail);
  unpacked.pipe(guard.on('error', fail)).pipe(members);
  try {
    for await (const entry of members) {
      yield* memberOf(entry, path);
    }
    yield { kind: 'READ', path, stamp };
  } catch (error) {
    yield { kind: 'BROKEN', path, why: whyBroken(error) };
  } finally {
    source.destroy();
    unpacked.destroy();
    guard.destroy();
  }
}

async function* memberOf(entry: Entry, archive: string): AsyncGenerator<Candidate> {
  const { name, type, size = 0 } = entry.header;
  const own = posix.normalize(`/${name}`).slice(1);
  if (type !== 'file' || own === '' || isPassedOver(own)) return entry.resume();
  const path = `${archive}/${own}`;
  if (size > MAX_FILE_BYTES) {
    entry.resume();
    return yield { kind: 'BROKEN', path, why: reasonOf(tooLarge(size)) };
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry as AsyncIterable<Uint8Array>) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  yield { kind: 'FILE', path, content: { kind: 'BYTES', bytes }, size, stamp: null };
}

/** Ends a stream that unpacks to more than a sane archive does. */
class Guard extends Transform {
  private readonly most: number;
  private total = 0;

  constructor(packed: number) {
    super();
    this.most = Math.max(ALWAYS_ALLOWED, packed * MOST_EXPANSION);
  }

  override _transform(chunk: Uint8Array, _: BufferEncoding, done: (error: Error | null, chunk?: Uint8Array) => void) {
    this.total += chunk.length;
    if (this.total > this.most) done(new ReadError('TOO_LARGE', TOO_MUCH));
    else done(null, chunk);
  }
}

const TOO_MUCH = `unpacks to more than ${MOST_EXPANSION} times its size: it is no archive of articles`;

function whyBroken(error: unknown): { code: string; reason: string } {
  if (error instanceof ReadError) return reasonOf(error);
  const { code, reason } = reasonOf(error);
  const ours = code === 'UNKNOWN' || code.startsWith('Z_');
  return ours ? { code: 'MALFORMED', reason: `is a damaged archive (${reason}): pack it anew` } : { code, reason };
}
