import DataLoader from 'dataloader';
import type { Store, TimelineEntry, TimelineRequest } from '../store/contract.ts';
import { fromStore } from './errors.ts';

/** What a timeline is asked for with, beside whose it is. */
export type TimelineQuestion = Omit<TimelineRequest, 'parents'>;

/** Reads timelines for one GraphQL request: the same of many people, or of many places, are one read. */
export class Timelines {
  private readonly loaders = new Map<string, DataLoader<string, readonly TimelineEntry[]>>();

  constructor(private readonly store: Store) {}

  of(key: string, question: TimelineQuestion): Promise<readonly TimelineEntry[]> {
    const name = JSON.stringify(question);
    const loader =
      this.loaders.get(name) ??
      new DataLoader<string, readonly TimelineEntry[]>((parents) =>
        fromStore(this.store.timelines({ ...question, parents })),
      );
    this.loaders.set(name, loader);
    return loader.load(key);
  }
}
