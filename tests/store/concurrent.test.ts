import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { articleOf } from './articles.ts';
import { describeEach } from './databases.ts';

const COMMITTER = join(import.meta.dirname, 'committer.ts');

/** Another process that makes so many commits of one article each. */
function commitElsewhere(place: string, name: string, commits: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', COMMITTER, place, name, String(commits)]);
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0 ? 'done' : `ended with ${code}: ${said}`));
  });
}

describeEach('commits of several processes', ({ newPlace }) => {
  test('wait for each other, and none is lost or counted twice', async () => {
    const place = await newPlace();
    const store = await openStore(place);
    const ends = await Promise.all([commitElsewhere(place, 'b', 15), commitElsewhere(place, 'c', 15)]);
    expect(ends).toEqual(['done', 'done']);
    expect(await store.status()).toMatchObject({ version: 30, articles: 30, people: 31 });
    const [shared] = await store.people.byKeys(['ana-reis']);
    expect(shared).toMatchObject({ articleCount: 30, mentionCount: 30 });
    await store.close();
  });

  test('in one process too', async () => {
    const store = await openStore(await newPlace());
    const commits = Array.from({ length: 12 }, (_, i) =>
      store.commit({ put: [articleOf({ key: `a${i}`, people: ['Ana Reis'] })], remove: [] }),
    );
    expect([...(await Promise.all(commits))].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    expect(await store.status()).toMatchObject({ version: 12, articles: 12, people: 1 });
    await store.close();
  });
});
