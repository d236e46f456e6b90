import type { Store } from '../store/index.ts';
import { CommandError, EXIT } from './exit.ts';
import { openNamed } from './open.ts';

/** How many files one transaction forgets. */
const AT_ONCE = 256;

/** Lists where the store's articles came from; or forgets all that came from one of these places. */
export async function sources(options: { readonly store: string; readonly forget?: string }): Promise<number> {
  const store = await openNamed(options.store);
  try {
    if (options.forget !== undefined) await forget(store, options.forget);
    else
      for (const each of await store.origins())
        process.stdout.write(`${each.articles}\t${each.files}\t${each.origin}\n`);
    return EXIT.DONE;
  } finally {
    await store.close();
  }
}

async function forget(store: Store, origin: string): Promise<void> {
  const files = [...(await store.files(origin)).values()];
  if (files.length === 0)
    throw new CommandError(`The store has nothing of ${origin}: "dateline sources" lists what it has`);
  let articles = 0;
  for (let i = 0; i < files.length; i += AT_ONCE) {
    const some = files.slice(i, i + AT_ONCE);
    const remove = some.flatMap(({ held = [] }) => held);
    articles += remove.length;
    await store.commit({ put: [], remove, files: { origin, keep: [], forget: some.map(({ path }) => path) } });
  }
  process.stderr.write(`${origin}: ${articles} articles of ${files.length} files forgotten\n`);
}
