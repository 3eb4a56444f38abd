import { coordinatorStates } from './every-console-state.ts';
import { lookAtConsole } from './look-at-console.ts';

lookAtConsole(coordinatorStates);
