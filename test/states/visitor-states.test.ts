import { lookAtEach } from './look-at-each.ts';
import { talkStates } from './talk-states.ts';
import { visitorStates } from './visitor-states.ts';

// Those of a talk are in a file of their own, which runs beside this one.
lookAtEach(visitorStates.filter((state) => !talkStates.includes(state)));
