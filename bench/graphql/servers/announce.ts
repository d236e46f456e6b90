import type { AddressInfo } from 'node:net';

/** Tells the benchmark which port was free, and how much of the processor it has had whenever that is asked. */
export function announce(address: AddressInfo | string | null): void {
  if (typeof address !== 'object' || address === null) throw new Error('listens on no port');
  process.send?.(address.port);
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1e6);
  });
}
