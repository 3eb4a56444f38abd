import { connect, createServer, type Socket } from 'node:net';

/** One person's way to the server, which can fail like a phone's. */
export type BadNetwork = {
  port: number;
  /** All connections break at once, and new ones succeed. */
  cut: () => void;
  /** Nothing passes for a while, and then all of it, in its order. */
  stall: (ms: number) => void;
  /** The connections look open for ever, and nothing passes any more. New ones are well. */
  halfOpen: () => void;
  close: () => Promise<void>;
};

type Pair = { near: Socket; far: Socket };

/** @param upstreamPort the server's; what it is while nobody listens there looks like a server that is down. */
export async function openBadNetwork(upstreamPort: number): Promise<BadNetwork> {
  const pairs = new Set<Pair>();
  const each = (act: (pair: Pair) => void) => {
    for (const pair of pairs) act(pair);
  };

  const server = createServer((near) => {
    const far = connect(upstreamPort, '127.0.0.1');
    const pair = { near, far };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return {
    port: address.port,
    cut: () => each(({ near }) => near.destroy()),
    stall: (ms) =>
      each(({ near, far }) => {
        near.unpipe(far);
        far.unpipe(near);
        setTimeout(() => {
          near.pipe(far);
          far.pipe(near);
        }, ms);
      }),
    halfOpen: () =>
      each(({ near, far }) => {
        for (const socket of [near, far]) socket.unpipe().resume();
      }),
    close: async () => {
      each(({ near }) => near.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
