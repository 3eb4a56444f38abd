import type { PasskeysBody } from '../../protocol/http/passkeys.ts';
import { makeReviewKey } from '../../widget/keys/make-review-key.ts';
import { MY_PASSKEYS } from '../../worker/console/account/account-texts.ts';
import { UNLOCK } from '../../worker/console/review/review-texts.ts';
import { PASSKEYS } from '../../worker/console/session/passkey-texts.ts';
import { TEAM, THEIR_PASSKEYS } from '../../worker/console/team/team-texts.ts';
import { ok } from '../browser/console/fake-server.ts';
import type { ConsoleState } from './console-states.ts';
import { consoleTeamStates } from './console-team-states.ts';

const OLD = { id: 'b2xk', madeOn: '2026-03-03', usedOn: '2026-11-25', opens: true, here: true };
const LOST = { id: 'bG9zdA', madeOn: '2025-11-12', usedOn: null, opens: false, here: false };
const both = (): PasskeysBody => ({ passkeys: [OLD, LOST] });

/** [A15] One's own passkeys. */
export const consolePasskeyStates: ConsoleState[] = [
  {
    name: 'console-passkeys',
    title: 'Mijn passkeys, en een die weg moet',
    reach: async (visit) => {
      visit.server.signedIn = 'volunteer';
      visit.server.handlers.set('GET /api/console/passkeys', () => ok(both()));
      await visit.open('/console/ingelogd');
      await visit.press(PASSKEYS.retire);
      await visit.see(PASSKEYS.sure);
    },
  },
  {
    name: 'console-passkeys-retired',
    title: 'Mijn passkeys, en een die weg is',
    reach: async (visit) => {
      let list = both();
      visit.server.signedIn = 'volunteer';
      visit.server.handlers.set('GET /api/console/passkeys', () => ok(list));
      visit.server.handlers.set('POST /api/console/passkeys/retire', () => {
        list = { passkeys: [OLD] };
        return ok();
      });
      await visit.open('/console/ingelogd');
      await visit.press(PASSKEYS.retire);
      await visit.press(PASSKEYS.yes);
      await visit.see(MY_PASSKEYS.retired);
      await visit.see(PASSKEYS.last);
    },
  },
];

/** The same for coordinators: those of a colleague, and what an old one opens. */
export const coordinatorPasskeyStates: ConsoleState[] = [
  {
    name: 'console-team-passkeys',
    title: 'De passkeys van een collega',
    reach: async (visit) => {
      await consoleTeamStates.find(({ name }) => name === 'console-team')?.reach(visit);
      const passkeys = both().passkeys.map((each) => ({ ...each, here: false }));
      visit.server.handlers.set('GET /api/coordinator/team/a/passkeys', () => ok({ passkeys }));
      await visit.press(TEAM.itsPasskeys);
      await visit.see(THEIR_PASSKEYS.body);
      await visit.see(PASSKEYS.unused);
    },
  },
  {
    name: 'console-key-other-passkey',
    title: 'De leessleutel openen met een code of een andere passkey',
    reach: async (visit) => {
      const { body } = await makeReviewKey();
      const { own, ownWrapped: wrapped, review, share, signed } = body;
      Object.assign(visit.server, {
        ...{ signedIn: 'coordinator', reviewKey: review, granted: true },
        ...{ signedBy: signed.review.by.id, reviewSigned: signed.review },
      });
      visit.server.handlers.set('GET /api/coordinator/review-keys', () =>
        ok({
          own: { key: own, wrapped, passkeys: [{ credentialId: OLD.id, wrapped }] },
          shares: [{ review, share, signature: signed.share }],
          demoRecoveryCode: null,
        }),
      );
      await visit.open('/console/sleutels');
      await visit.see(UNLOCK.orPasskey);
    },
  },
];
