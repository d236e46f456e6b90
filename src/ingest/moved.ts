import { access } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { Store } from '../store/index.ts';
import type { Origin } from './origins/index.ts';

/** How many of an old origin's paths are looked for in the new one. */
const SAMPLE = 200;

/**
 * A folder that was moved is known by another name: when one is new to the store, and half of what came from a folder that is
 * no more is found in it, it is that folder. Its articles stay, with all their ids, and need not be parsed again.
 */
export async function recogniseMoved(origin: Origin, store: Store): Promise<void> {
  if (!origin.complete || !isAbsolute(origin.name)) return;
  const origins = await store.origins();
  if (origins.some((each) => each.origin === origin.name)) return;
  for (const { origin: old } of origins) {
    if ((await isGone(old)) && (await looksLike(origin, old, store))) {
      await store.renameOrigin(old, origin.name);
      return;
    }
  }
}

/** Articles of an older store have the empty origin, which is nowhere. */
async function isGone(origin: string): Promise<boolean> {
  if (origin === '') return true;
  return (
    isAbsolute(origin) &&
    !(await access(origin).then(
      () => true,
      () => false,
    ))
  );
}

async function looksLike(origin: Origin, old: string, store: Store): Promise<boolean> {
  const paths = [...(await store.files(old)).keys()];
  const step = Math.max(1, Math.floor(paths.length / SAMPLE));
  const some = paths.filter((_, i) => i % step === 0);
  const found = await Promise.all(some.map((path) => origin.has(path)));
  return found.filter(Boolean).length * 2 >= some.length && some.length > 0;
}
