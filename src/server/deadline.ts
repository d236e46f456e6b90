import { limitError } from './limits/index.ts';

/** Until when an operation may run. */
export class Deadline {
  private readonly started = performance.now();

  /** @param milliseconds from now */
  constructor(private readonly milliseconds: number) {}

  get elapsed(): number {
    return Math.round(performance.now() - this.started);
  }

  get isOver(): boolean {
    return performance.now() - this.started > this.milliseconds;
  }

  /**
   * Asked before each read of the store: a store that answers at once leaves no moment for a timer to strike in.
   *
   * @throws GraphQLError TIME_LIMIT_EXCEEDED when the time is over
   */
  check(): void {
    if (this.isOver) throw limitError('time', this.milliseconds, this.elapsed);
  }

  /** The work's result, or nothing when the time is over first. The work goes on until it next reads. */
  async race<Result>(work: Promise<Result>): Promise<Result | null> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), this.milliseconds);
    });
    try {
      return await Promise.race([work, over]);
    } finally {
      clearTimeout(timer);
    }
  }
}
