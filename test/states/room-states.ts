import type { VisitorState } from '../../protocol/room.ts';

export type Waiting = Extract<VisitorState, { phase: 'waiting' }>;
export type Talking = Extract<VisitorState, { phase: 'talking' }>;

/** In the queue, with nothing to tell but the place. */
export const waiting = (part: Partial<Waiting> = {}): Waiting => ({
  phase: 'waiting',
  position: 1,
  band: null,
  nobodyOnDuty: false,
  signUpEnded: false,
  closesInMs: null,
  ...part,
});

/** With Anna, undisturbed. */
export const talking = (part: Partial<Talking> = {}): Talking => ({
  phase: 'talking',
  generation: 1,
  alias: 'Anna',
  volunteer: 'present',
  handedOver: false,
  coach: null,
  signUpEnded: false,
  closesInMs: null,
  talkers: [{ alias: 'Anna', after: 0 }],
  ...part,
});
