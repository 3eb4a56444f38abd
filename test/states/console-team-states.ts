import { ok } from '../browser/console/fake-server.ts';
import type { ConsoleState } from './console-states.ts';
import { SECRECY } from '../../worker/console/secrecy/secrecy-texts.ts';

const YESTERDAY_MS = Date.now() - 86_400_000;

/** As the software brings it (worker/migrations/0011_team.sql). */
const DRAFT_LINES = [
  'Ik praat met niemand buiten deze hulplijn over wat een bezoeker vertelt.',
  'Ik vertel ook niets waaraan iemand een bezoeker kan herkennen.',
  'Ik zoek niet uit wie een bezoeker is.',
  'Ik heb geen contact met bezoekers buiten deze chat.',
  'Ik bewaar niets van een gesprek buiten deze console, ook geen foto.',
  'Ik chat op een plek waar niemand met mij meeleest.',
  'Ik log uit als ik klaar ben, en niemand anders gebruikt mijn passkey.',
  'Wil ik over een gesprek praten? Dan doe ik dat alleen met collega’s van deze hulplijn.',
  'Denk ik dat iemand in groot gevaar is? Dan zeg ik dat meteen tegen een coördinator.',
  'Deze belofte blijft gelden als ik hier niet meer werk.',
];

/** Who works here, and what everybody promises. */
export const consoleTeamStates: ConsoleState[] = [
  {
    name: 'console-secrecy',
    title: 'De geheimhoudingsverklaring',
    reach: async (visit) => {
      visit.server.signedIn = 'volunteer';
      visit.server.secrecyDue = true;
      visit.server.queueEvent = { type: 'secrecyDue' };
      const text = DRAFT_LINES.join('\n');
      visit.server.handlers.set('GET /api/console/secrecy', () =>
        ok({ current: { n: 1, text, since: YESTERDAY_MS, draft: true }, acceptedN: null }),
      );
      await visit.open('/console/openingstijden');
      await visit.see(SECRECY.accept);
    },
  },
];
