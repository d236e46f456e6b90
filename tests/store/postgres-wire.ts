import { connect, createServer, type Socket } from 'node:net';

/** Stands between clients and a PostgreSQL server, as poolers do, and knows what passes. */
export interface Wire {
  /** The server's URL, by way of it. */
  readonly url: string;
  /** What clients sent since it was last looked at, by connection: the letters that messages begin with. */
  sent(): string[];
  close(): void;
}

/** @param swallowed letters of the server's messages that do not arrive */
export async function openWire(url: string, swallowed: readonly string[] = []): Promise<Wire> {
  const { hostname, port } = new URL(url);
  const letters: string[] = [];
  const sockets = new Set<Socket>();
  const wire = createServer((client) => {
    const server = connect(Number(port), hostname);
    const own = letters.push('') - 1;
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        client.destroy();
        server.destroy();
      });
    }
    // The first message of a client has no letter.
    const fromClient = splitter(false, (letter) => {
      letters[own] += letter;
      return true;
    });
    const fromServer = splitter(true, (letter) => !swallowed.includes(letter));
    client.on('data', (data) => server.write(fromClient(data)));
    server.on('data', (data) => client.write(fromServer(data)));
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  const address = wire.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const own = new URL(url);
  own.port = String(address.port);
  return {
    url: own.href,
    sent: () => letters.map((_, i) => letters.splice(i, 1, '')[0] ?? '').filter((some) => some !== ''),
    close() {
      wire.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Takes bytes in any pieces, and gives those of the whole messages that pass. */
function splitter(lettered: boolean, passes: (letter: string) => boolean): (data: Buffer) => Buffer {
  let rest = Buffer.alloc(0);
  let offset = lettered ? 1 : 0;
  return (data) => {
    rest = Buffer.concat([rest, data]);
    const whole: Buffer[] = [];
    while (rest.length >= offset + 4) {
      const length = offset + rest.readInt32BE(offset);
      if (rest.length < length) break;
      if (offset === 0 || passes(String.fromCharCode(rest[0] ?? 0))) whole.push(rest.subarray(0, length));
      rest = rest.subarray(length);
      offset = 1;
    }
    return Buffer.concat(whole);
  };
}
