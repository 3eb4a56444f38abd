import { openBadNetwork, type BadNetwork } from './bad-network.ts';
import { wake } from './browser-globals.ts';
import { Changes } from './changes.ts';
import { prepareServer, type ChaosServer } from './server.ts';
import { tallyOf, textOf, type Side, type Tally, type TalkRecord } from './tally.ts';
import { ChaosVisitor } from './visitor.ts';
import { ChaosVolunteer } from './volunteer.ts';

export type ChaosOptions = {
  /** How many talks there are, and how many of them at a time. */
  talks: number;
  atOnce: number;
  /** How many messages each side of each talk writes. */
  messagesEach: number;
  /** Over the whole run, spread over what is written. */
  kills: number;
  faults: number;
  seed: number;
  /** Told now and then. */
  say?: (line: string) => void;
};

export type ChaosReport = Tally & { kills: number; faults: number; messages: number };

/** Nothing at all has changed for so long: what has not come by then does not come. */
const PATIENCE_MS = 60_000;
const [STALL_MS, DOWN_MS, PAUSE_MS] = [3_000, 800, 600];
/** More than the room takes in one window. */
const BURST = 22;
/** Who sees so many of their own without an answer waits before writing more. */
const SEEN_PENDING = 6;
const RELOADS = 1 / 40;

/** Runs talks while the server is killed and the network fails, and counts what must never happen. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const server = await prepareServer();
  const run = new Run(options, server);
  try {
    await server.start();
    return await run.all();
  } finally {
    await run.close();
    await server.remove();
  }
}

class Run {
  readonly #options: ChaosOptions;
  readonly #server: ChaosServer;
  readonly #changes = new Changes();
  readonly #random: () => number;
  readonly #visitors: ChaosVisitor[] = [];
  readonly #volunteers: ChaosVolunteer[] = [];
  readonly #networks = new Set<BadNetwork>();
  #written = 0;
  #killed = 0;
  #failed = 0;
  #killing: Promise<void> = Promise.resolve();

  constructor(options: ChaosOptions, server: ChaosServer) {
    this.#options = options;
    this.#server = server;
    this.#random = randomFrom(options.seed);
  }

  async all(): Promise<ChaosReport> {
    const { talks, atOnce } = this.#options;
    for (let n = 0; n < atOnce; n += 1) {
      const signedIn = await this.#server.signIn(`Vrijwilliger ${n}`);
      this.#volunteers.push(
        new ChaosVolunteer(await this.#network(), this.#server.origin, signedIn, this.#changes),
      );
    }
    const records: TalkRecord[] = [];
    let begun = 0;
    const oneAfterTheOther = async () => {
      while (begun < talks) {
        begun += 1;
        records.push(await this.#talk());
        this.#options.say?.(`${records.length} of ${talks} talks, ${this.#killed} kills`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther));
    await this.#killing;
    const tidy = () => this.#volunteers.every(({ free }) => free) && this.#waiting() === 0;
    await this.#changes.until(tidy, PATIENCE_MS);
    const orphans = this.#volunteers.filter(({ free }) => !free).length + this.#waiting();
    return {
      ...tallyOf(records, orphans),
      ...{ kills: this.#killed, faults: this.#failed, messages: this.#written },
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#visitors, ...this.#volunteers].map((person) => person.close()));
  }

  #waiting(): number {
    return Math.max(0, ...this.#volunteers.map(({ snapshot }) => snapshot?.waiting ?? 0));
  }

  async #network(): Promise<BadNetwork> {
    const network = await openBadNetwork(this.#server.port);
    this.#networks.add(network);
    return network;
  }

  async #talk(): Promise<TalkRecord> {
    const visitor = new ChaosVisitor(await this.#network(), this.#server.origin, this.#changes);
    this.#visitors.push(visitor);
    await visitor.signUp();
    const { messagesEach } = this.#options;
    const volunteer = () => this.#volunteers.find((each) => each.logOf(visitor.roomId) !== null);
    const logs = (): Record<Side, ChaosVisitor['log'] | null> => ({
      visitor: visitor.log,
      volunteer: volunteer()?.logOf(visitor.roomId) ?? null,
    });
    let finished = await this.#changes.until(() => visitor.talking && volunteer() !== undefined, PATIENCE_MS);
    if (finished) {
      const colleague = volunteer();
      await Promise.all([
        this.#write(visitor, 'visitor', () => logs().visitor),
        colleague && this.#write(colleague, 'volunteer', () => logs().volunteer),
      ]);
      const settled = () =>
        Object.values(logs()).every(
          (log) => log?.messages.filter(({ seq }) => seq !== null).length === 2 * messagesEach,
        );
      finished = await this.#changes.until(settled, PATIENCE_MS);
    }
    const screens = { visitor: logs().visitor?.messages ?? [], volunteer: logs().volunteer?.messages ?? [] };
    finished = (await visitor.leave(PATIENCE_MS)) && finished;
    this.#networks.delete(visitor.network);
    await visitor.close();
    return { written: { visitor: messagesEach, volunteer: messagesEach }, screens, finished };
  }

  /** A burst first; then like somebody who types fast, waits while little arrives, writes as soon as a connection opens, and loads the page again. */
  async #write(
    person: ChaosVisitor | ChaosVolunteer,
    side: Side,
    log: () => ChaosVisitor['log'] | null,
  ): Promise<void> {
    const pending = () => log()?.messages.filter(({ seq }) => seq === null).length ?? 0;
    for (let n = 1; n <= this.#options.messagesEach; n += 1) {
      if (n > BURST) {
        await new Promise<void>((resolve) => {
          person.onOpen = resolve;
          void this.#changes
            .until(() => pending() < SEEN_PENDING, PATIENCE_MS)
            .then(() => setTimeout(resolve, this.#random() * PAUSE_MS));
        });
      }
      log()?.sendText(textOf(side, n));
      this.#written += 1;
      this.#strike();
      if (person instanceof ChaosVisitor && n > BURST && this.#random() < RELOADS) {
        // What is not sealed yet is not kept: nobody presses and reloads before that, and a busy machine takes its time for it.
        await this.#changes.until(() => person.allKept, PATIENCE_MS);
        person.open();
      }
    }
  }

  #strike(): void {
    const { talks, messagesEach, kills, faults } = this.#options;
    const share = this.#written / (2 * talks * messagesEach);
    if (this.#failed < Math.floor(share * faults)) this.#fail();
    if (this.#killed < Math.floor(share * kills)) {
      this.#killed += 1;
      this.#killing = this.#killing.then(async () => {
        await this.#server.kill();
        await new Promise((resolve) => setTimeout(resolve, this.#random() * DOWN_MS));
        await this.#server.start();
      });
    }
  }

  #fail(): void {
    this.#failed += 1;
    const networks = [...this.#networks];
    const network = networks[Math.floor(this.#random() * networks.length)];
    switch (Math.floor(this.#random() * 3)) {
      case 0:
        return network?.cut();
      case 1:
        return network?.stall(this.#random() * STALL_MS);
      default:
        network?.halfOpen();
        // Its owner looks at the phone again, or waits for two heartbeats.
        setTimeout(wake, this.#random() * STALL_MS);
    }
  }
}

/** mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
