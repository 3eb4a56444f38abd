import { lookAtEach } from './look-at-each.ts';
import { shutStates } from './shut-states.ts';

lookAtEach(shutStates);
