import type { Article } from '../model.ts';
import type { KeptFile, Store } from '../store/index.ts';
import { Batch } from './batch.ts';
import { Claims } from './claims.ts';
import { inOrder } from './in-order.ts';
import { type FailedFile, type Job, type Outcome, PARSER, type ParsedFile, type Parsing, type Reason } from './job.ts';
import { isArchive } from './origins/archive.ts';
import type { Candidate, Known, Origin } from './origins/index.ts';
import { type FileCandidate, isSameStamp, type Read } from './origins/origin.ts';
import type { Progress, Tally } from './report.ts';

/** How many files may be under way or wait to be committed, and how many bytes of them. */
const BOUNDS = { things: 256, weight: 64 * 1024 * 1024 };

export interface RunOptions {
  readonly store: Store;
  readonly parsing: Parsing;
  /** Reads every file, whatever its size and time say. */
  readonly full: boolean;
  /** Forgets all that came from a folder which holds nothing any more. */
  readonly allowEmpty: boolean;
  readonly tally: Tally;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** Ingests one origin, as far as it gets before it is told to stop. */
export async function runOrigin(origin: Origin, options: RunOptions): Promise<void> {
  const known = trusted(await options.store.files(origin.name), options.full);
  const claims = await Claims.open(options.store, origin, known);
  const heirs = await new OriginRun(origin, known, claims, options).run();
  if (heirs.length > 0 && origin.revisit) await runOrigin(origin.revisit(heirs), options);
}

/** What is known of files that another parser read, or that are all to be read, tells nothing without their bytes. */
function trusted(files: Known, full: boolean): Known {
  return new Map(
    [...files].map(([path, file]) => {
      const trust = !full && file.parser === PARSER;
      return [path, trust ? file : { ...file, modified: null, tag: null }];
    }),
  );
}

/**
 * One run over an origin: what was seen, what is gone, what waits for the next commit. Files are parsed several at once, but
 * what they give is decided on, and committed, in their order: so the store is the same however many workers there are.
 */
class OriginRun {
  private readonly batch: Batch;
  private readonly visited = new Set<string>();
  private readonly gone = new Set<string>();
  private done = 0;

  constructor(
    private readonly origin: Origin,
    private readonly known: Known,
    private readonly claims: Claims,
    private readonly options: RunOptions,
  ) {
    this.batch = new Batch(options.store, origin.name);
  }

  /** @returns files, not looked at, that give an article which went with another file: it is theirs now */
  async run(): Promise<string[]> {
    const { total, candidates } = await this.origin.open(this.known, this.options.signal);
    const begin = (candidate: Candidate) => this.begin(candidate);
    for await (const { thing, result } of inOrder(this.untilStopped(candidates), begin, weigh, BOUNDS)) {
      if (this.stopped) break;
      await this.settle(thing, result);
      if (this.batch.isFull) await this.batch.commit();
      this.done += 1;
      this.options.onProgress?.({ done: this.done, total: total === null ? null : Math.max(total, this.done) });
    }
    if (!this.stopped) return this.finish();
    await this.batch.commit();
    return [];
  }

  private get stopped(): boolean {
    return this.options.signal?.aborted ?? false;
  }

  private async *untilStopped(candidates: AsyncIterable<Candidate>): AsyncGenerator<Candidate> {
    for await (const candidate of candidates) {
      if (this.stopped) return;
      if (candidate.kind === 'GONE') this.gone.add(candidate.path);
      yield candidate;
    }
  }

  /** Sets a file to be parsed, unless its size and time tell that it is as it was. */
  private begin(candidate: Candidate): Promise<Outcome | null> {
    if (candidate.kind !== 'FILE') return Promise.resolve(null);
    const known = this.known.get(candidate.path);
    if (isSameStamp(known, candidate.stamp)) return Promise.resolve({ kind: 'UNCHANGED' });
    return this.options.parsing.parse(jobOf(candidate, known?.parser === PARSER ? known.sha256 : null));
  }

  private async settle(candidate: Candidate, outcome: Outcome | null): Promise<void> {
    const { path } = candidate;
    this.visited.add(path);
    if (candidate.kind === 'SAME') await this.settleSame(path);
    else if (candidate.kind === 'READ') this.settleRead(candidate);
    else if (candidate.kind === 'BROKEN') await this.settleBroken(path, candidate.why);
    else if (candidate.kind === 'FILE' && outcome) {
      this.options.tally.files += 1;
      await this.settleFile(candidate, outcome);
    }
  }

  private async settleFile(candidate: FileCandidate, outcome: Outcome): Promise<void> {
    const { path } = candidate;
    const known = this.known.get(path);
    if (outcome.kind === 'FAILED') return this.settleFailed(candidate, outcome);
    if (outcome.kind === 'PARSED') return this.settleParsed(candidate, outcome);
    if (!known || !this.claims.settles(known.keys, path)) {
      // As it was, but who gave one of its articles before does so no more.
      const again = await this.options.parsing.parse(jobOf(candidate, null));
      return this.settleFile(candidate, again.kind === 'UNCHANGED' ? LOST : again);
    }
    await this.settleUnchanged(known);
    const { stamp, tag = null } = candidate;
    const news = stamp ? known.modified !== stamp.modified || known.size !== stamp.size : known.tag !== tag;
    if (news) this.batch.keep({ ...known, ...(stamp ?? { tag }) });
  }

  private async settleUnchanged({ path, keys, failures }: KeptFile): Promise<void> {
    const { tally } = this.options;
    let own = 0;
    for (const { item, code, reason } of failures)
      tally.fail({ path: item === null ? path : `${path}#${item}`, code, reason });
    for (const key of keys) if (await this.claim(key, path)) own += 1;
    if (own > 0) tally.unchanged += 1;
  }

  private async settleParsed(candidate: FileCandidate, { sha256, articles, failures }: ParsedFile): Promise<void> {
    const { path } = candidate;
    const { tally } = this.options;
    const held = new Set(this.known.get(path)?.held);
    for (const { item, key, why } of failures) {
      tally.fail({ path: `${path}#${item}`, ...why });
      // An item that fails keeps what the store had of it, as a file does.
      if (held.has(key)) this.claims.keep(key, path);
    }
    const given = new Map<string, Article>();
    for (const article of articles) {
      if (given.has(article.key)) tally.fail({ path, code: 'DUPLICATE', reason: `gives ${article.slug} twice` });
      else given.set(article.key, article);
    }
    const own: Article[] = [];
    for (const article of given.values()) if (await this.claim(article.key, path)) own.push(article);
    if (own.length > 0) tally.changed += 1;
    const keys = [...given.keys(), ...failures.map(({ key }) => key).filter((key) => held.has(key) && !given.has(key))];
    const noted = failures.map(({ item, why }) => ({ item, ...why }));
    this.batch.keep({ ...fileOf(candidate), sha256, parser: PARSER, keys, failures: noted }, own);
  }

  /** A file that fails keeps what the store had of it. What its bytes, or the pool, say of it is remembered. */
  private async settleFailed(candidate: FileCandidate, { sha256, why }: FailedFile): Promise<void> {
    const { path } = candidate;
    this.options.tally.fail({ path, ...why });
    const { held = [] } = this.known.get(path) ?? {};
    for (const key of held) this.claims.keep(key, path);
    if (sha256 !== null || LASTING.has(why.code)) {
      const failures = [{ item: null, ...why }];
      this.batch.keep({ ...fileOf(candidate), sha256: sha256 ?? '', parser: PARSER, keys: held, failures });
    }
  }

  /** What an archive had, and did not tell of this time, is gone. */
  private settleRead({ path, stamp }: Read): void {
    for (const { path: below } of this.atOrBelow(path)) if (!this.visited.has(below)) this.gone.add(below);
    for (const each of this.gone) this.visited.add(each);
    this.batch.keep({ path, ...stamp, sha256: '', parser: PARSER, tag: null, keys: [], failures: [] });
  }

  /** All that is known at a path and below it stays as it is. */
  private async settleSame(path: string): Promise<void> {
    const files = this.atOrBelow(path);
    const settled = files.every((file) => this.claims.settles(file.keys, file.path));
    for (const file of files) {
      this.visited.add(file.path);
      if (file.sha256 !== '') this.options.tally.files += 1;
      await this.settleUnchanged(file);
    }
    // Who gave one of its articles before does so no more: the next run asks for all of it, and takes the article from here.
    const own = this.known.get(path);
    if (own && !settled) this.batch.keep({ ...own, modified: null, tag: null });
  }

  private async settleBroken(path: string, why: Reason): Promise<void> {
    this.options.tally.files += 1;
    this.options.tally.fail({ path, ...why });
    for (const { path: below, held = [] } of this.atOrBelow(path)) {
      this.visited.add(below);
      for (const key of held) this.claims.keep(key, below);
    }
  }

  private atOrBelow(path: string): KeptFile[] {
    const own = this.known.get(path);
    const below = isArchive(path) ? [...this.known.values()].filter((file) => file.path.startsWith(`${path}/`)) : [];
    return own ? [own, ...below] : below;
  }

  /** Whether the article is this file's to give. */
  private async claim(key: string, path: string): Promise<boolean> {
    const other = await this.claims.claim(key, path, this.gone);
    if (other !== null) this.options.tally.fail({ path, code: 'DUPLICATE', reason: `is the same article as ${other}` });
    return other === null;
  }

  /** Commits what waits and forgets what is gone. */
  private async finish(): Promise<string[]> {
    const { complete, keepsOld, name } = this.origin;
    if (complete && this.visited.size === 0 && this.known.size > 0 && !this.options.allowEmpty) {
      this.options.tally.fail({ path: name, ...EMPTIED });
      return [];
    }
    const files = [...this.known.values()];
    const looked = complete ? files : files.filter(({ path }) => this.visited.has(path));
    const gone = looked.flatMap(({ held = [] }) => held).filter((key) => !this.claims.owns(key));
    const remove = keepsOld ? [] : gone;
    const forget = looked.filter(({ path }) => this.gone.has(path) || !this.visited.has(path)).map(({ path }) => path);
    await this.batch.commit(remove, forget);
    this.options.tally.removed += remove.length;
    if (complete) return [];
    const removed = new Set(remove);
    const others = files.filter(({ path }) => !this.visited.has(path));
    return others.filter(({ keys }) => keys.some((key) => removed.has(key))).map(({ path }) => path);
  }
}

/** Failures of a file that are not in its bytes, but that would come again. */
const LASTING: ReadonlySet<string> = new Set(['TIMED_OUT', 'OUT_OF_MEMORY', 'CRASHED']);

/** A drive that is not there leaves an empty folder behind. */
const EMPTIED: Reason = {
  code: 'EMPTIED',
  reason: 'holds no files any more; what the store has of it stays, unless --allow-empty says that this is meant',
};

const LOST: FailedFile = {
  kind: 'FAILED',
  sha256: null,
  why: { code: 'UNKNOWN', reason: 'was neither parsed nor found unchanged' },
};

function weigh(candidate: Candidate): number {
  return candidate.kind === 'FILE' ? candidate.size : 0;
}

function jobOf({ path, content, size }: FileCandidate, known: string | null): Job {
  return { path, content, size, known };
}

function fileOf({ path, size, stamp, tag = null }: FileCandidate) {
  return { path, size: stamp?.size ?? size, modified: stamp?.modified ?? null, tag };
}
