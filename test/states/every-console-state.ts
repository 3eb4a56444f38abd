import { consoleAccessStates, consoleMailboxStates } from './console-access-states.ts';
import { consoleCoachStates } from './console-coach-states.ts';
import { consoleConcernStates } from './console-concern-states.ts';
import { consoleContentStates } from './console-content-states.ts';
import { consoleDialogStates, coordinatorDialogStates } from './console-dialog-states.ts';
import { consoleKeyStates } from './console-key-states.ts';
import { consoleLogStates } from './console-log-states.ts';
import { consolePaceStates } from './console-pace-states.ts';
import { consolePasskeyStates, coordinatorPasskeyStates } from './console-passkey-states.ts';
import { consoleReadingStates } from './console-reading-states.ts';
import { consoleRestStates } from './console-rest-states.ts';
import { consoleSettingsStates } from './console-settings-states.ts';
import { consoleShareStates, consoleSharingStates } from './console-share-states.ts';
import { consoleStates, type ConsoleState } from './console-states.ts';
import { consoleTeamStates } from './console-team-states.ts';
import { consoleTodayStates } from './console-today-states.ts';

/** Of the main pages, and of a volunteer's evening. */
export const volunteerStates: readonly ConsoleState[] = [
  ...consoleStates,
  ...consoleCoachStates,
  ...consoleRestStates,
  ...consolePaceStates,
  ...consoleMailboxStates,
  ...consoleShareStates,
  ...consoleDialogStates,
  ...consolePasskeyStates,
];

/** Of the pages that coordinators alone have. */
export const coordinatorStates: readonly ConsoleState[] = [
  ...consoleTodayStates,
  ...consoleLogStates,
  ...consoleReadingStates,
  ...consoleKeyStates,
  ...consoleConcernStates,
  ...consoleSharingStates,
  ...consoleTeamStates,
  ...consoleSettingsStates,
  ...consoleContentStates,
  ...consoleAccessStates,
  ...coordinatorDialogStates,
  ...coordinatorPasskeyStates,
];

/** For the gallery and the guide. */
export const everyConsoleState: readonly ConsoleState[] = [...volunteerStates, ...coordinatorStates];
