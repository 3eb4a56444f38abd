import { expect, test, vi } from 'vitest';
import { makeExportableKeyPair } from '../../../widget/keys/key-pair.ts';
import { makeSigningKeyPair, vouchFor } from '../../../widget/keys/signing.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { fingerprintOf } from '../../../widget/ui/fingerprint.ts';
import { waiting } from '../../states/room-states.ts';
import { expectAccessible } from './accessible.ts';
import { pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

/* [K4] A room that hands the visitor's page another key to seal to than the helpline's own. */

const page = withPage();

/** Waiting, on a page that was loaded with the helpline's signing key. */
async function waitSigned(): Promise<void> {
  await page.load({ ...pageData(), signedBy: page.room.signed?.by.id ?? null });
  page.room.state = waiting({ position: 1 });
  await page.signUp();
  await page.see(nl.waiting.title(1));
}

test('[K4] a review key with the helpline’s signature is sealed to', async () => {
  await waitSigned();
  await page.room.connect();
  await page.see(nl.talk.with('Anna'));
  expect(page.room.of('seal')[0]?.forReview.keyId).toBe(page.room.review.publicKey.id);
});

const another = await makeExportableKeyPair();
const stranger = await makeSigningKeyPair();
const attacks = {
  'no signature at all': () => ({ review: another, signed: null }),
  'no word on signatures, as of a room of before,': () => ({ review: another }),
  'the signature of the real key on another': () => ({ review: another, signed: page.room.signed }),
  'a signature by another signing key': async () => ({
    review: another,
    signed: await vouchFor(another.publicKey.id, stranger, 1),
  }),
  'another signing key under the id of the real one': async () => {
    const forged = await vouchFor(another.publicKey.id, stranger, 1);
    return {
      review: another,
      signed: { ...forged, by: { ...forged.by, id: page.room.signed?.by.id ?? '' } },
    };
  },
  'the real key under another number': () => ({
    review: page.room.review,
    signed: page.room.signed && { ...page.room.signed, number: 2 },
  }),
};

for (const [name, attack] of Object.entries(attacks)) {
  test(`[K4] with ${name} nothing is sealed, the place is given up, and the visitor is told whom to turn to`, async () => {
    await waitSigned();
    const { review, ...vouched } = await attack();
    page.room.show({ phase: 'connecting', generation: 1 });
    page.room.emit({
      type: 'sealRequest',
      generation: 1,
      console: page.room.consolePair.publicKey,
      review: review.publicKey,
      ...vouched,
    });
    await page.see(nlLater.stopped.title.untrusted);
    await page.see(nlLater.stopped.text.untrusted);
    await page.see('113 Zelfmoordpreventie');
    expect(page.text).not.toContain(nl.startAgain);
    await vi.waitFor(() => expect(page.room.of('leave')).toHaveLength(1));
    expect(page.room.of('seal')).toEqual([]);
    expect(page.room.of('giveKey')).toEqual([]);
    expect(sessionStorage).toHaveLength(0);
    await expectAccessible(page.element);
  });
}

test('[K4] a page of an installation that signs nothing yet seals as before', async () => {
  page.room.signed = null;
  await page.talk();
  expect(page.room.of('seal')).toHaveLength(1);
});

test('[K4] `Over deze chat` shows the fingerprint, to compare with what the helpline has published', async () => {
  const signedBy = page.room.signed?.by.id ?? '';
  await page.load({ ...pageData(), signedBy });
  await page.click(nl.about);
  await page.see(await fingerprintOf(signedBy));
});
