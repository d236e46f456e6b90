import type { Store } from '../../store/index.ts';
import type { Deadline } from '../deadline.ts';
import { limitError } from '../limits/index.ts';

/**
 * Files as they came, for one request: each may have 20 MB, and a hundred would fill the memory before anybody measures the answer.
 * So they are read one after another, and no more of them than the answer has room for.
 */
export class Originals {
  private last: Promise<unknown> = Promise.resolve();
  private bytes = 0;

  constructor(
    private readonly store: Store,
    private readonly deadline: Deadline,
    /** Bytes of an answer. */
    private readonly room: number,
  ) {}

  read(sums: readonly string[]): Promise<readonly (Uint8Array | null)[]> {
    const files = this.last.then(() => this.readNow(sums));
    this.last = files.catch(() => {});
    return files;
  }

  /** @throws GraphQLError ANSWER_LIMIT_EXCEEDED */
  private async readNow(sums: readonly string[]): Promise<readonly (Uint8Array | null)[]> {
    this.deadline.check();
    this.checkRoom();
    const files = await this.store.originals(sums);
    // In an answer they are in Base64.
    for (const file of files) this.bytes += Math.ceil((file?.length ?? 0) / 3) * 4;
    this.checkRoom();
    return files;
  }

  private checkRoom(): void {
    if (this.bytes > this.room) throw limitError('answer', this.room, this.bytes);
  }
}
