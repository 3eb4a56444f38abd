import { volunteerStates } from './every-console-state.ts';
import { lookAtConsole } from './look-at-console.ts';

// Those of coordinators are in a file of their own, which runs beside this one.
lookAtConsole(volunteerStates);
