/** Commits one article after the other: `committer.ts PLACE NAME COMMITS`. A process of its own, for tests of several. */
import { openStore } from '../../src/store/index.ts';
import { articleOf } from './articles.ts';

const [place = '', name = '', commits = '0'] = process.argv.slice(2);
const store = await openStore(place);
for (let i = 0; i < Number(commits); i++) {
  const put = [articleOf({ key: `${name}${i}`, people: ['Ana Reis', `Only ${name}${i}`] })];
  await store.commit({ put, remove: [] });
}
await store.close();
