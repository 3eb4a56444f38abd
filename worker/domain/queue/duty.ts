import { giveSign } from './absence.ts';
import { change } from './queue.ts';
import { isFree, type QueueContext, type QueueState, type Volunteer } from './state.ts';

/* What volunteers say of themselves: available or not, a break, still there. */

const MINUTE_MS = 60_000;

function changeVolunteer(
  state: QueueState,
  context: QueueContext,
  volunteerId: string,
  edit: (volunteer: Volunteer, draft: QueueState) => void,
): QueueState {
  return change(state, context, (draft) => {
    const volunteer = draft.volunteers.find((v) => v.id === volunteerId);
    if (volunteer === undefined) return;
    giveSign(volunteer, context);
    edit(volunteer, draft);
  }).state;
}

/** [Q7] On ends pause, break and wrap-up at will; off has an offer withdrawn, and leaves running conversations alone. */
export function setAvailable(
  state: QueueState,
  context: QueueContext,
  volunteerId: string,
  on: boolean,
): QueueState {
  return changeVolunteer(state, context, volunteerId, (volunteer) => {
    if (!on) volunteer.duty = { status: 'off' };
    else if (volunteer.duty.status !== 'available') {
      volunteer.duty = { status: 'available' };
      volunteer.freeSinceMs = context.nowMs;
    }
  });
}

/** [Q7] `Even pauze`: a break of their own choice, ended by hand, and off after it. Not for who is off, in a talk or beside one. */
export function takeBreak(state: QueueState, context: QueueContext, volunteerId: string): QueueState {
  return changeVolunteer(state, context, volunteerId, (volunteer, draft) => {
    if (volunteer.duty.status === 'off' || !isFree(draft, volunteerId)) return;
    volunteer.duty = {
      status: 'break',
      untilMs: context.nowMs + context.settings.breakMinutes * MINUTE_MS,
    };
  });
}

/** [Q11] The person touched the console, or said that they are there; `agoMs`: so long ago. */
export function stillHere(
  state: QueueState,
  context: QueueContext,
  volunteerId: string,
  agoMs: number,
): QueueState {
  return change(state, context, (draft) => {
    const volunteer = draft.volunteers.find((v) => v.id === volunteerId);
    if (volunteer !== undefined) giveSign(volunteer, context, agoMs);
  }).state;
}
