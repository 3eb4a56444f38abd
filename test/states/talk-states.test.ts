import { lookAtEach } from './look-at-each.ts';
import { talkStates } from './talk-states.ts';

lookAtEach(talkStates);
