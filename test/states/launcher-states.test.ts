import { lookAtEach } from './look-at-each.ts';
import { launcherStates } from './launcher-states.ts';

lookAtEach(launcherStates);
