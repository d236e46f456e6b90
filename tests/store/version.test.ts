import { expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { ToldState } from '../../src/store/postgres/told-state.ts';
import { VersionWatch } from '../../src/store/version-watch.ts';
import { articleOf } from './articles.ts';
import { describeEach, describePostgres, execute } from './databases.ts';
import { openWire } from './postgres-wire.ts';

describeEach('the content version', ({ newPlace, newStore }) => {
  test('a version is told to those who listen, in whichever process it was committed', async () => {
    const place = await newPlace();
    const here = await openStore(place);
    const there = await openStore(place);
    const heardHere: number[] = [];
    const heardThere = new Promise<number>((resolve) => {
      there.onVersion(resolve);
    });
    const stop = here.onVersion((version) => heardHere.push(version));
    await new Promise((resolve) => setTimeout(resolve, 20));

    const version = await here.commit({ put: [articleOf({ key: 'a1' })], remove: [] });
    expect(heardHere).toEqual([version]);
    expect(await heardThere).toBe(version);
    expect(await there.version()).toBe(version);

    stop();
    await here.commit({ put: [], remove: ['a1'] });
    expect(heardHere).toEqual([version]);
    await here.close();
    await there.close();
  });

  test('a commit that changes nothing is no news', async () => {
    const store = await newStore();
    const heard: number[] = [];
    store.onVersion((version) => heard.push(version));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const first = await store.commit({ put: [articleOf({ key: 'a1' })], remove: [] });
    expect(await store.commit({ put: [articleOf({ key: 'a1' })], remove: ['a2'] })).toBe(first);
    expect(heard).toEqual([first]);
    await store.close();
  });

  test('two stores of the same version are told apart, and so is one from what it was before', async () => {
    const [one, other] = [await newStore(), await newStore()];
    const states = [await one.state(), await other.state()];
    for (const store of [one, other]) await store.commit({ put: [articleOf({ key: 'a1' })], remove: [] });
    states.push(await one.state(), await other.state());
    expect(states.map(({ version }) => version)).toEqual([0, 0, 1, 1]);
    expect(new Set(states.map(({ mark }) => mark)).size).toBe(4);
    expect(await one.state()).toEqual(states[2]);
    await Promise.all([one.close(), other.close()]);
  });
});

describePostgres('the content state', ({ newPlace }, server) => {
  test('another process’s commit is known, and again after the connection that hears of it broke', async () => {
    const place = await newPlace();
    const [here, there] = [await openStore(place), await openStore(place)];
    await here.state();
    // It hears now, and need not ask.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = await here.state();
    const version = await there.commit({ put: [articleOf({ key: 'a1' })], remove: [] });
    await expect.poll(() => here.version(), { timeout: 1_000, interval: 5 }).toBe(version);
    expect((await here.state()).mark).not.toBe(before.mark);

    await execute(
      server().url,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dateline listen'",
    );
    const later = await there.commit({ put: [articleOf({ key: 'a2' })], remove: [] });
    await expect.poll(() => here.version(), { timeout: 1_000, interval: 5 }).toBe(later);
    await Promise.all([here.close(), there.close()]);
  });

  test('nobody is asked while commits are heard', async () => {
    let asked = 0;
    const state = { version: 1, mark: 'a' };
    const told = new ToldState(server().url, async () => {
      asked += 1;
      return state;
    });
    await told.state();
    await expect
      .poll(
        async () => {
          const before = asked;
          await told.state();
          return asked - before;
        },
        { timeout: 3_000, interval: 20 },
      )
      .toBe(0);
    asked = 0;
    for (let i = 0; i < 50; i++) expect(await told.state()).toBe(state);
    expect(asked).toBe(0);
    told.forget();
    await told.state();
    expect(asked).toBe(1);
    told.close();
    await told.state();
    expect(asked).toBe(2);
  });

  test('a commit is known at once where it was made', async () => {
    const store = await openStore(await newPlace());
    await store.state();
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (let i = 1; i <= 20; i++) {
      const version = await store.commit({ put: [articleOf({ key: `a${i}` })], remove: [] });
      expect(await store.version()).toBe(version);
    }
    await store.close();
  });

  test('commits are known where a pooler passes on no word of them', async () => {
    const place = await newPlace();
    const wire = await openWire(place, ['A']);
    const [here, there] = [await openStore(wire.url), await openStore(place)];
    for (let i = 1; i <= 5; i++) {
      const version = await there.commit({ put: [articleOf({ key: `a${i}` })], remove: [] });
      expect(await here.version()).toBe(version);
    }
    await Promise.all([here.close(), there.close()]);
    wire.close();
  });
});

test('where listening starts from is no news, however early the database tells of something', async () => {
  let tell = () => {};
  const answers = [3, 3, 4];
  const read = async () => {
    const version = answers.shift() ?? 4;
    await new Promise((resolve) => setTimeout(resolve, answers.length === 2 ? 30 : 0));
    return version;
  };
  const watch = new VersionWatch(read, (listener) => {
    tell = listener;
    return () => {};
  });
  const heard: number[] = [];
  watch.listen((version) => heard.push(version));
  tell();
  await expect.poll(() => heard).toEqual([4]);
  watch.close();
});
