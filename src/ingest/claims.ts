import type { ArticleHolder, Store } from '../store/index.ts';
import type { Known, Origin } from './origins/index.ts';

/**
 * Which file gives each article, so that no two fight over one: of the files of an origin the first by path has it, and
 * what another origin has is left to that.
 */
export class Claims {
  private readonly owners = new Map<string, string>();
  /** Articles that other origins hold, as far as was asked. */
  private readonly foreign = new Map<string, ArticleHolder | null>();
  private readonly holderHere = new Map<string, string>();

  private constructor(
    private readonly store: Store,
    private readonly origin: Origin,
    /** Whether the store has other origins at all. */
    private readonly alone: boolean,
    private readonly known: Known,
  ) {
    for (const { path, held = [] } of known.values()) for (const key of held) this.holderHere.set(key, path);
  }

  static async open(store: Store, origin: Origin, known: Known): Promise<Claims> {
    const origins = await store.origins();
    const claims = new Claims(
      store,
      origin,
      origins.every((each) => each.origin === origin.name),
      known,
    );
    // Files that gave an article which another holds: asked for together, since each is met again in every run.
    await claims.look([...known.values()].flatMap(({ keys, held = [] }) => keys.filter((key) => !held.includes(key))));
    return claims;
  }

  /**
   * Claims an article for a file.
   *
   * @returns who has it, if somebody else does, in the words of a failure; null when it is the file's
   */
  async claim(key: string, path: string, gone: ReadonlySet<string>): Promise<string | null> {
    const owner = this.owners.get(key);
    if (owner !== undefined && owner !== path) return owner;
    const foreign = await this.foreignHolder(key);
    if (foreign) return `${foreign.path} of ${foreign.origin || 'elsewhere'} (a name with --as tells the two apart)`;
    const earlier = await this.earlierHolder(key, path, gone);
    if (earlier !== null) return earlier;
    this.owners.set(key, path);
    return null;
  }

  /** What a file has of the store stays its own. */
  keep(key: string, path: string): void {
    if (!this.owners.has(key)) this.owners.set(key, path);
  }

  /** Whether a file need not be parsed to know who gives its articles: each is its own already, or somebody else's. */
  settles(keys: readonly string[], path: string): boolean {
    return keys.every((key) => {
      const owner = this.owners.get(key);
      return (owner !== undefined && owner !== path) || this.holderHere.get(key) === path || this.foreign.get(key);
    });
  }

  owns(key: string): boolean {
    return this.owners.has(key);
  }

  private async foreignHolder(key: string): Promise<ArticleHolder | null> {
    if (this.alone || this.holderHere.has(key)) return null;
    if (!this.foreign.has(key)) await this.look([key]);
    return this.foreign.get(key) ?? null;
  }

  private async look(keys: readonly string[]): Promise<void> {
    if (this.alone || keys.length === 0) return;
    const holders = await this.store.holders(keys);
    for (const key of keys) {
      const holder = holders.get(key);
      this.foreign.set(key, holder && holder.origin !== this.origin.name ? holder : null);
    }
  }

  /** Where only some files are looked at, one that is not may hold the article and go before this one. */
  private async earlierHolder(key: string, path: string, gone: ReadonlySet<string>): Promise<string | null> {
    const holder = this.holderHere.get(key);
    if (this.origin.complete || holder === undefined || holder >= path || gone.has(holder)) return null;
    const gives = this.known.get(holder)?.keys.includes(key) ?? false;
    return gives && (await this.origin.has(holder)) ? holder : null;
  }
}
