import { measureThroughput } from './throughput.ts';

/** How many requests a second the gateway answers, beside other servers of the same schema and store. */
export async function run(): Promise<void> {
  await measureThroughput();
}
