import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { schemaChanges } from '../../scripts/schema/changes.ts';
import { temporaryFolder } from '../gateway.ts';

const RELEASED =
  'type Query { article(slug: String): Article } type Article { slug: String! words: Int! lines: Int } enum Kind { A }';
const CHANGELOG = '# Changelog\n\n## Unreleased\n\n- News.\n\n## 1.0.0\n\n- `Article.words` and all else.\n';

describe('changes of the schema', () => {
  test.each([
    ['a field that is gone', ' words: Int!', '', 'Article.words was removed.'],
    ['a field that may be null now', 'words: Int!', 'words: Int', 'Article.words changed type from Int! to Int.'],
    [
      'an argument that must be given now',
      'slug: String)',
      'slug: String, n: Int!)',
      'A required arg n on Query.article was added.',
    ],
    ['a type with another name', 'enum Kind', 'enum Sort', 'Kind was removed.'],
  ])('%s is breaking', (_what, from, to, change) => {
    expect(RELEASED).toContain(from);
    expect(schemaChanges(RELEASED, RELEASED.replace(from, to), CHANGELOG).unannounced).toEqual([change]);
  });

  test('a new value is dangerous, a new field neither', () => {
    const present = RELEASED.replace('{ A }', '{ A B }').replace('words', 'pages: Int words');
    expect(schemaChanges(RELEASED, present, CHANGELOG)).toEqual({
      announced: [],
      unannounced: [],
      dangerous: ['B was added to enum type Kind.'],
    });
  });

  test('what the newest section of the changelog names is announced', () => {
    const present = RELEASED.replace('words: Int!', '');
    const told = CHANGELOG.replace('News', '`Article.words` is gone: count them');
    expect(schemaChanges(RELEASED, present, told)).toMatchObject({
      announced: ['Article.words was removed.'],
      unannounced: [],
    });
    expect(schemaChanges(RELEASED, present, CHANGELOG).unannounced).toHaveLength(1);
  });
});

test('the command fails on a breaking change and says what to do', () => {
  const folder = temporaryFolder();
  const check = (present: string) => {
    writeFileSync(join(folder, 'schema.released.graphql'), RELEASED);
    writeFileSync(join(folder, 'schema.graphql'), present);
    writeFileSync(join(folder, 'CHANGELOG.md'), CHANGELOG);
    const root = resolve(import.meta.dirname, '../..');
    return spawnSync('npx', ['tsx', 'scripts/check-schema.ts', folder], { cwd: root, encoding: 'utf8' });
  };
  expect(check(RELEASED)).toMatchObject({ status: 0, stdout: '' });
  const { status, stdout } = check(RELEASED.replace(' words: Int!', ''));
  expect(status).toBe(1);
  expect(stdout).toMatch(/Article\.words was removed[\s\S]*CHANGELOG\.md/);
});
