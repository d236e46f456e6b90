import { personKey } from '../extract/index.ts';
import type { Article } from '../model.ts';
import type { KeptFile, Store } from '../store/index.ts';

/** How many articles one transaction takes; a file's articles are never parted. */
const ARTICLES = 128;
/** And how many files, when they give no articles. */
const FILES = 512;

/** What waits for the next commit: articles and what is known of their files go together, or not at all. */
export class Batch {
  private articles: Article[] = [];
  private files: KeptFile[] = [];

  constructor(
    private readonly store: Store,
    private readonly origin: string,
  ) {}

  get isFull(): boolean {
    return this.articles.length >= ARTICLES || this.files.length >= FILES;
  }

  keep(file: KeptFile, articles: readonly Article[] = []): void {
    this.files.push(file);
    this.articles.push(...articles);
  }

  /** Commits what waits; answers the content version. */
  commit(remove: readonly string[] = [], forget: readonly string[] = []): Promise<number> {
    const put = this.articles.map((article) => ({
      article,
      authorKeys: article.authors.map((author) => personKey(author.name)),
    }));
    const keep = this.files;
    [this.articles, this.files] = [[], []];
    return this.store.commit({ put, remove, files: { origin: this.origin, keep, forget } });
  }
}
