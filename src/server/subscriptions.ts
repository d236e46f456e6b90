import { type ContentChanges, createContentChanges } from '../graphql/index.ts';
import type { Store } from '../store/index.ts';
import { limitError } from './limits/index.ts';

/**
 * The content changes of a store for those who subscribe, whichever process commits them.
 *
 * @param limit how many may listen at once: who comes then is told so
 */
export function createSubscriptions(store: Store, limit: number): ContentChanges {
  const changes = createContentChanges();
  let stop: (() => void) | null = null;
  return {
    publish: changes.publish,
    subscribe() {
      if (changes.listeners >= limit) throw limitError('subscriptions', limit, changes.listeners + 1);
      stop ??= store.onVersion(changes.publish);
      return changes.subscribe();
    },
    get listeners() {
      return changes.listeners;
    },
    close() {
      stop?.();
      stop = null;
      changes.close();
    },
  };
}
