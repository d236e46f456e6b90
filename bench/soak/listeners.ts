const SUBSCRIPTION = JSON.stringify({ query: 'subscription { contentChanged { version articles } }' });

/** Subscribers that hear of each change. */
export class Listeners {
  private readonly stop = new AbortController();
  private readonly counts: number[];
  /** Connections that ended before they were closed. */
  lost = 0;

  constructor(
    private readonly url: string,
    count: number,
  ) {
    this.counts = Array.from({ length: count }, () => 0);
  }

  /** How many changes the one heard of that heard of the fewest. */
  get heard(): number {
    return Math.min(...this.counts);
  }

  open(): void {
    for (const i of this.counts.keys()) {
      this.listen(i).then(
        () => this.lose(),
        () => this.lose(),
      );
    }
  }

  close(): void {
    this.stop.abort();
  }

  private lose(): void {
    if (!this.stop.signal.aborted) this.lost++;
  }

  private async listen(i: number): Promise<void> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: SUBSCRIPTION,
      signal: this.stop.signal,
    });
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) {
      const events = decoder.decode(part, { stream: true }).match(/^event: next$/gm);
      this.counts[i] = (this.counts[i] ?? 0) + (events?.length ?? 0);
    }
  }
}
