/** How much may be under way at once: things, and what they weigh together. */
export interface Bounds {
  readonly things: number;
  readonly weight: number;
}

/**
 * Does something with each thing of a source, several at once, and gives what came of them in the source's order. The source is
 * asked for more only while less than the bounds allow is under way or waits to be taken; one thing alone may weigh anything.
 */
export async function* inOrder<Thing, Result>(
  source: AsyncIterable<Thing>,
  begin: (thing: Thing) => Promise<Result>,
  weigh: (thing: Thing) => number,
  bounds: Bounds,
): AsyncGenerator<{ readonly thing: Thing; readonly result: Result }> {
  const begun: { readonly thing: Thing; readonly result: Promise<Result>; readonly weight: number }[] = [];
  let weight = 0;
  const isFull = (): boolean => begun.length >= bounds.things || (begun.length > 0 && weight >= bounds.weight);
  const take = async () => {
    const first = begun.shift();
    if (!first) return null;
    weight -= first.weight;
    return { thing: first.thing, result: await first.result };
  };
  for await (const thing of source) {
    const result = begin(thing);
    // Awaited in its turn; until then a failure is not unhandled.
    result.catch(() => {});
    const heavy = weigh(thing);
    begun.push({ thing, result, weight: heavy });
    weight += heavy;
    while (isFull()) {
      const taken = await take();
      if (taken) yield taken;
    }
  }
  for (let taken = await take(); taken; taken = await take()) yield taken;
}
