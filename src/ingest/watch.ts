import { type FSWatcher, watch } from 'chokidar';
import { isPassedOver, pathBelow } from './origins/files.ts';
import type { Folder, Origin } from './origins/index.ts';

/** A file is taken when nothing has happened to it for so long, in milliseconds: until then it may be half written. */
const QUIET = 300;
/** But what is quiet does not wait longer than this for what is not. */
const PATIENCE = 3000;
const TICK = 100;
/** How often everything is looked at, by size and time, whatever was told: network drives tell of nothing. */
const RESCAN = 10 * 60_000;
/** And how often where the system cannot tell of all changes. */
const RESCAN_UNTOLD = 30_000;
/** How soon after a failure everything is looked at again. */
const RETRY = 5000;

export interface WatchOptions {
  /** Files that are no articles: the store's own. */
  readonly except?: (file: string) => boolean;
  /** Called with what keeps the folder from being watched; it is looked at every half minute then. */
  readonly onTrouble?: (error: Error) => void;
}

/** Watches folders for what changes in them. */
export class FolderWatch {
  private readonly watchers: FSWatcher[] = [];
  /** When something last happened to each path, folder by folder. */
  private readonly touched = new Map<Folder, Map<string, number>>();
  private since: number | null = null;
  private rescanEvery = RESCAN;
  private rescanAt = performance.now() + RESCAN;

  private constructor(
    private readonly folders: readonly Folder[],
    private readonly options: WatchOptions,
  ) {}

  /** Begins to watch; what happens from now on is told by `changes`. */
  static async open(folders: readonly Folder[], options: WatchOptions = {}): Promise<FolderWatch> {
    const opened = new FolderWatch(folders, options);
    await Promise.all(folders.map((folder) => opened.begin(folder)));
    return opened;
  }

  /**
   * What is to be ingested next, as it comes: what changed within a short while together, and now and then everything.
   *
   * @param signal ends it
   */
  async *changes(signal: AbortSignal): AsyncGenerator<readonly Origin[]> {
    while (!signal.aborted) {
      const origins = this.due(performance.now());
      if (origins.length > 0) yield origins;
      else await pause(TICK, signal);
    }
  }

  /** What was told could not be ingested: everything is looked at soon. */
  lookAgain(): void {
    this.rescanAt = Math.min(this.rescanAt, performance.now() + RETRY);
  }

  async close(): Promise<void> {
    await Promise.all(this.watchers.map((watcher) => watcher.close()));
  }

  private async begin(folder: Folder): Promise<void> {
    const paths = new Map<string, number>();
    this.touched.set(folder, paths);
    const isIgnored = (file: string): boolean => {
      const path = pathBelow(folder.root, file);
      return path !== '' && (isPassedOver(path) || (this.options.except?.(file) ?? false));
    };
    const watcher = watch(folder.root, { ignoreInitial: true, followSymlinks: false, ignored: isIgnored });
    this.watchers.push(watcher);
    watcher.on('all', (_event, file) => {
      const path = pathBelow(folder.root, file);
      // The folder itself: if it is gone, it may come back; what the store has of it stays.
      if (path === '') return;
      paths.set(path, performance.now());
      this.since ??= performance.now();
    });
    watcher.on('error', (error) => this.trouble(error));
    await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  }

  private trouble(error: unknown): void {
    if (this.rescanEvery === RESCAN_UNTOLD) return;
    this.rescanEvery = RESCAN_UNTOLD;
    this.rescanAt = performance.now() + RESCAN_UNTOLD;
    this.options.onTrouble?.(error instanceof Error ? error : new Error(String(error)));
  }

  private due(now: number): Origin[] {
    if (now >= this.rescanAt) {
      this.rescanAt = now + this.rescanEvery;
      for (const paths of this.touched.values()) paths.clear();
      this.since = null;
      return this.folders.map((folder) => folder.whole());
    }
    if (this.since === null) return [];
    const all = [...this.touched.values()].flatMap((paths) => [...paths.values()]);
    const settled = all.every((at) => now - at >= QUIET);
    return settled || now - this.since >= PATIENCE ? this.takeQuiet(now) : [];
  }

  /** What nothing happens to any more; what is still written waits on. */
  private takeQuiet(now: number): Origin[] {
    const origins: Origin[] = [];
    let left = 0;
    for (const [folder, paths] of this.touched) {
      const quiet = [...paths].filter(([, at]) => now - at >= QUIET).map(([path]) => path);
      for (const path of quiet) paths.delete(path);
      left += paths.size;
      if (quiet.length > 0) origins.push(folder.part(quiet));
    }
    this.since = left > 0 ? now : null;
    return origins;
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
