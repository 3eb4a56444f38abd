import type { FrameState } from '../../protocol/frame.ts';
import type { VisitorState } from '../../protocol/room.ts';
import type { VisitorSession } from './session-types.ts';

/** Which of the views it is: a change of it is a step in the course of things, and moves the focus. */
export type Stage = VisitorState['phase'] | Exclude<VisitorSession['name'], 'room' | 'evaluating' | 'over'>;

type StageFacts = {
  /** What the host page may know: whether a talk runs. Null: nothing new, so what it remembers stands. */
  frame: Extract<FrameState, 'idle' | 'conversation'> | null;
  /** True if the box to write in is there. */
  writes?: true;
  /** True if the part that is fetched apart is needed at once, or soon. */
  late?: true;
};

/** A stage that is missing here does not compile: a fall-back to `idle` would take the way out off the host page. */
export const STAGES: Readonly<Record<Stage, StageFacts>> = {
  start: { frame: 'idle' },
  unavailable: { frame: 'idle', late: true },
  beginning: { frame: 'idle' },
  returning: { frame: null },
  stopped: { frame: 'idle', late: true },
  waiting: { frame: 'conversation', writes: true, late: true },
  connecting: { frame: 'conversation', writes: true, late: true },
  talking: { frame: 'conversation', writes: true, late: true },
  ended: { frame: 'idle', late: true },
};

export function stageOf(session: VisitorSession): Stage {
  switch (session.name) {
    case 'room':
      return session.state.phase;
    case 'evaluating':
    case 'over':
      return 'ended';
    default:
      return session.name;
  }
}
