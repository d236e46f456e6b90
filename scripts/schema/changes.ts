import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';

/** What changed for clients between two schemas; each change begins with the names of what it is about. */
export interface SchemaChanges {
  /** Breaking, and the changelog does not speak of it. */
  readonly unannounced: readonly string[];
  /** Breaking, and announced. */
  readonly announced: readonly string[];
  /** Breaks no document, but may surprise who uses it: a new enum value, another default. */
  readonly dangerous: readonly string[];
}

/** Compares two schemas, given in schema definition language. */
export function schemaChanges(released: string, present: string, changelog: string): SchemaChanges {
  const before = buildSchema(released);
  const after = buildSchema(present);
  const news = unreleasedSection(changelog);
  const breaking = findBreakingChanges(before, after).map(({ description }) => description);
  const isAnnounced = (change: string) => namesOf(change).some((name) => news.includes(`\`${name}\``));
  return {
    announced: breaking.filter(isAnnounced),
    unannounced: breaking.filter((change) => !isAnnounced(change)),
    dangerous: findDangerousChanges(before, after).map(({ description }) => description),
  };
}

/** What the newest heading of a changelog says. */
function unreleasedSection(changelog: string): string {
  return changelog.split(/^## /m)[1] ?? '';
}

/** The names that a change is about: "Article.slug" of "Article.slug was removed.", "Article" of "Article was removed.". */
function namesOf(change: string): string[] {
  const fields = change.match(/\b\w+\.\w+/g);
  return fields ?? change.match(/\b[A-Z]\w+/g) ?? [];
}
