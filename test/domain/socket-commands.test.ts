import { expect, test } from 'vitest';
import { ENDPOINTS } from '../../protocol/endpoints.ts';
import { QueueCommand } from '../../protocol/queue.ts';
import { CoachCommand, VisitorCommand, VolunteerCommand } from '../../protocol/room.ts';

/* Who may send what: the rows of test/worker/routes.test.ts say who may open which socket, and these what that one takes. */

const TAKES = {
  visitorSocket: VisitorCommand,
  volunteerSocket: VolunteerCommand,
  coachSocket: CoachCommand,
  queueSocket: QueueCommand,
} as const;
type Socket = keyof typeof TAKES;

const VISITOR: Socket[] = ['visitorSocket'];
const VOLUNTEER: Socket[] = ['volunteerSocket'];
const QUEUE: Socket[] = ['queueSocket'];
const TALK: Socket[] = ['visitorSocket', 'volunteerSocket'];

/** Written out once more, apart from the schemas. */
const MATRIX: Record<string, Socket[]> = {
  hello: [...TALK, 'coachSocket', 'queueSocket'],
  visible: [...TALK, 'coachSocket', 'queueSocket'],
  more: [...TALK, 'coachSocket'],
  message: TALK,
  typing: TALK,
  received: TALK,
  end: TALK,
  endMarker: TALK,
  seen: VISITOR,
  seal: VISITOR,
  giveKey: VISITOR,
  chooseAnother: VISITOR,
  allowCoach: VISITOR,
  evaluate: VISITOR,
  skipEvaluation: VISITOR,
  moreTime: VISITOR,
  leave: ['visitorSocket', 'coachSocket'],
  reviewCopy: VOLUNTEER,
  giveBack: VOLUNTEER,
  wantCoach: VOLUNTEER,
  setAvailable: QUEUE,
  stillHere: QUEUE,
  takeBreak: QUEUE,
  accept: QUEUE,
  decline: QUEUE,
};

const sockets = Object.keys(TAKES) as Socket[];

test.each(sockets)('[A4] the %s takes these commands, and no other', (socket) => {
  const taken = TAKES[socket].options.map(({ shape }) => shape.type.value);
  const expected = Object.keys(MATRIX).filter((type) => MATRIX[type]?.includes(socket));
  expect(taken.toSorted()).toEqual(expected.toSorted());
});

test('[A4] there is no socket but these', () => {
  const served = Object.entries(ENDPOINTS).filter(([, { answer }]) => answer === 'socket');
  expect(served.map(([name]) => name).toSorted()).toEqual(sockets.toSorted());
});
