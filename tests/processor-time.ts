/**
 * Milliseconds of the processor that some work takes in this process, which tests have to themselves: those of a clock follow what
 * else the machine does.
 */
export function processorTime(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
