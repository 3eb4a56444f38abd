import { evictAllDurableObjects } from 'cloudflare:test';

export type Step = () => Promise<void>;

/** What happens at each step of a test, for `describe.each`: nothing, or every object is evicted from memory [C2]. */
export const STEPS: [name: string, step: Step][] = [
  ['awake', async () => {}],
  ['evicted at every step', () => evictAllDurableObjects()],
];
