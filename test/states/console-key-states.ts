import { makeReviewKey } from '../../widget/keys/make-review-key.ts';
import { ok, queueState } from '../browser/console/fake-server.ts';
import { BEFORE } from '../browser/keychain-v1.ts';
import { APP, KEY_ALARM } from '../../worker/console/app/app-texts.ts';
import { SETUP } from '../../worker/console/review/review-texts.ts';
import type { ConsoleState } from './console-states.ts';
import type { ConsoleVisit } from './console-visit.ts';

/** [K4] The organisation's signature, and what a console says when it is not there. */
export const consoleKeyStates: ConsoleState[] = [
  {
    name: 'console-key-present',
    title: 'De leessleutel, met het kenmerk van de organisatie',
    reach: async (visit) => {
      await signed(visit);
      visit.server.signedIn = 'coordinator';
      await visit.open('/console/sleutels');
      await visit.see(SETUP.publish);
    },
  },
  {
    name: 'console-key-unsigned-yet',
    title: 'Een leessleutel van eerder, nog niet ondertekend',
    reach: async (visit) => {
      const { server } = visit;
      server.signedIn = 'coordinator';
      server.granted = true;
      server.reviewKey = BEFORE.share.review;
      server.handlers.set('GET /api/coordinator/review-keys', () =>
        ok({ own: BEFORE.own, shares: [BEFORE.share], demoRecoveryCode: null }),
      );
      await visit.open('/console/sleutels');
      await visit.see(APP.notSigned);
    },
  },
  {
    name: 'console-alarm-unsigned',
    title: 'Alarm: de leessleutel is niet ondertekend',
    reach: async (visit) => {
      await signed(visit);
      visit.server.signedIn = 'volunteer';
      visit.server.queueEvent = queueState({ me: { status: 'off', absent: false }, waiting: 1, onDuty: 1 });
      visit.server.reviewSigned = null;
      await visit.open();
      await visit.see(KEY_ALARM.title.unsigned);
    },
  },
  {
    name: 'console-alarm-other-signer',
    title: 'Alarm: de handtekening is veranderd',
    reach: async (visit) => {
      await signed(visit);
      visit.server.signedIn = 'volunteer';
      await visit.open();
      await visit.see('Niet beschikbaar');
      await signed(visit);
      await visit.open();
      await visit.see(KEY_ALARM.compared);
    },
  },
];

/** A review key with the organisation's signature, of which this coordinator has a share. */
async function signed({ server }: ConsoleVisit): Promise<void> {
  const { body } = await makeReviewKey();
  server.reviewKey = body.review;
  server.granted = true;
  server.signedBy = body.signed.review.by.id;
  server.reviewSigned = body.signed.review;
  server.handlers.set('GET /api/coordinator/review-keys', () =>
    ok({
      own: { key: body.own, wrapped: body.ownWrapped, passkeys: [] },
      shares: [{ review: body.review, share: body.share, signature: body.signed.share }],
      demoRecoveryCode: null,
    }),
  );
}
