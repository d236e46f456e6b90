import type { Form } from './rows.ts';

interface Counts {
  mention_count: number;
  quote_count?: number;
}

/** What a commit adds to, or takes from, what is known of one person or place. */
export interface Change {
  articles: number;
  mentions: number;
  quotes: number;
  /** How often each form comes or goes, by kind and value. */
  readonly forms: Map<string, { readonly form: Form; count: number }>;
}

/** Adds up the changes of one commit, so that a famous person's row is written once and never counted anew. */
export class Tally {
  private readonly changes = new Map<string, Change>();

  /**
   * @param key the person's or place's
   * @param sign 1 for an article that comes, -1 for one that goes
   */
  add(key: string, sign: 1 | -1, counts: Counts, forms: readonly Form[]): void {
    const change = this.changes.get(key) ?? { articles: 0, mentions: 0, quotes: 0, forms: new Map() };
    this.changes.set(key, change);
    if (counts.mention_count > 0) change.articles += sign;
    change.mentions += sign * counts.mention_count;
    change.quotes += sign * (counts.quote_count ?? 0);
    for (const form of forms) {
      const name = `${form[0]} ${form[1]}`;
      const entry = change.forms.get(name) ?? { form, count: 0 };
      entry.count += sign;
      change.forms.set(name, entry);
    }
  }

  keys(): string[] {
    return [...this.changes.keys()];
  }

  get(key: string): Change | undefined {
    return this.changes.get(key);
  }

  /** Every form that comes or goes, with the key that it belongs to. */
  forms(): { key: string; form: Form; count: number }[] {
    return [...this.changes].flatMap(([key, { forms }]) =>
      [...forms.values()].filter(({ count }) => count !== 0).map((entry) => ({ key, ...entry })),
    );
  }
}
