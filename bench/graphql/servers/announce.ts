import type { AddressInfo } from 'node:net';

/** Tells the benchmark which port was free. */
export function announce(address: AddressInfo | string | null): void {
  if (typeof address !== 'object' || address === null) throw new Error('listens on no port');
  process.send?.(address.port);
}
