import { expect, test, vi } from 'vitest';
import {
  click,
  expectAccessible,
  fill,
  find,
  focused,
  open,
  screenText,
  see,
  stopClock,
  withServer,
} from './console-page.ts';
import { OTHER_ROOM, ROOM, failure, ok, queueState } from './fake-server.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { DEMO_TEXTS } from '../../../worker/console/demo/demo-texts.ts';
import { HOURS } from '../../../worker/console/helpline/hours-texts.ts';
import { HOME, OFFER } from '../../../worker/console/home/home-texts.ts';
import { COMMON } from '../../../worker/console/kit/common-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { CONNECTION, ERROR_TEXTS } from '../../../worker/console/session/session-texts.ts';
import { REGISTRATION, SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';

const page = withServer();

const offer = (part: { roomId?: string; generation?: number; talkedBefore?: boolean } = {}) => ({
  roomId: ROOM,
  generation: 1,
  waitedMs: 190_000,
  talkedBefore: false,
  expiresInMs: 60_000,
  asks: false,
  ...part,
});

test('[Q7] switches on and off, and says how busy it is', async () => {
  page.server.signedIn = 'volunteer';
  page.server.queueEvent = queueState({ waiting: 2, onDuty: 1 });
  open();
  await see('2 bezoekers wachten');
  await see('1 vrijwilliger aan het werk');
  await expectAccessible();
  await click('wa-switch', HOME.available);
  await vi.waitFor(() =>
    expect(page.server.queue.last('setAvailable')).toEqual({ type: 'setAvailable', on: true }),
  );
  page.server.queue.emit(queueState({ me: { status: 'available' }, onDuty: 2 }));
  await see(HOME.status.available);
});

test('[Q3] an offer shows the waiting time on any page, in the title and to a screen reader', async () => {
  stopClock();
  page.server.signedIn = 'volunteer';
  page.server.queueEvent = queueState({ me: { status: 'available' } });
  open('/console/openingstijden');
  await see(HOURS.weekly);
  page.server.queue.emit(queueState({ me: { status: 'available' }, waiting: 1, offer: offer() }));
  await see(OFFER.waited('3 minuten'));
  await see('60 seconden om te kiezen');
  expect(document.title).toContain(OFFER.title);
  expect((await find('[aria-live=assertive]')).textContent).toContain(OFFER.title);
  await expectAccessible();
  await click('wa-button', OFFER.accept);
  expect(page.server.queue.last('accept')).toEqual({ type: 'accept', roomId: ROOM, generation: 1 });
  page.server.queue.emit({ type: 'refused', code: 'tooLate' });
  page.server.queue.emit(queueState({ me: { status: 'available' } }));
  await vi.waitFor(() => expect(document.title).toContain(PAGES.hours.name));
  expect((await find('[aria-live=assertive]')).textContent).toBe('');
  await click('a', PAGES.home.name);
  await see(OFFER.tooLate);
});

test('[Q5] an offer of a visitor who was in a talk before says so', async () => {
  page.server.signedIn = 'volunteer';
  page.server.queueEvent = queueState({ me: { status: 'available' }, offer: offer() });
  open();
  await see(OFFER.title);
  expect(screenText()).not.toContain(OFFER.talkedBefore);
  page.server.queue.emit(
    queueState({ me: { status: 'available' }, offer: offer({ generation: 2, talkedBefore: true }) }),
  );
  await see(OFFER.talkedBefore);
});

test('[Q3] declining gives a pause that ends by hand', async () => {
  stopClock();
  page.server.signedIn = 'volunteer';
  page.server.queueEvent = queueState({
    me: { status: 'available' },
    offer: offer({ roomId: OTHER_ROOM, generation: 4 }),
  });
  open();
  await click('wa-button', OFFER.decline);
  expect(page.server.queue.last('decline')).toEqual({ type: 'decline', roomId: OTHER_ROOM, generation: 4 });
  page.server.queue.emit(queueState({ me: { status: 'pause', endsInMs: 300_000, chosen: false } }));
  await see('Je bent vanzelf weer beschikbaar over 5:00');
  await click('wa-button', HOME.availableAgain);
  expect(page.server.queue.last('setAvailable')).toEqual({ type: 'setAvailable', on: true });
});

test('[A1] a name that the server refuses is pointed at in the form', async () => {
  page.server.handlers.set('POST /api/auth/invitation', () =>
    ok({ role: 'volunteer', alias: null, newPasskey: false }),
  );
  page.server.handlers.set('POST /api/auth/registration/options', () => ({
    status: 400,
    body: { ...Object(failure('badRequest').body), problems: [{ field: 'alias', rule: 'too_big' }] },
  }));
  open(`/console#invitation=${'a'.repeat(43)}`);
  await fill('wa-input', 'Noor');
  await click('wa-button', REGISTRATION.create);
  await see(REGISTRATION.aliasRefused);
  expect(focused()?.closest('wa-input, input')).not.toBeNull();
});

test('[C7] a second console says so and can take over', async () => {
  page.server.signedIn = 'volunteer';
  page.server.queueEvent = { type: 'inUse' };
  open();
  await see(HOME.inUse.title);
  await expectAccessible();
  page.server.queueEvent = queueState();
  await click('wa-button', HOME.inUse.here);
  await vi.waitFor(() => expect(page.server.queue.last('hello')).toMatchObject({ takeOver: true }));
  await see(HOME.hello('Robin'));
});

test('[C2] says that the connection is away, and comes back by itself', async () => {
  page.server.signedIn = 'volunteer';
  open();
  await see(HOME.status.off);
  page.server.offline = true;
  page.server.queue.drop(1006);
  await see(CONNECTION.lost);
  page.server.offline = false;
  dispatchEvent(new Event('online'));
  await see(HOME.short.off);
  expect(page.server.queue.last('hello')).toMatchObject({ takeOver: false });
});

test('[C8] a session that ran out leads back to signing in', async () => {
  page.server.signedIn = 'volunteer';
  open();
  await see(HOME.hello('Robin'));
  page.server.signedIn = null;
  page.server.queue.drop(1006);
  await see(SIGN_IN.expired);
});

test('[A4] a device that lost the session’s key asks to sign in anew', async () => {
  page.server.signedIn = 'volunteer';
  page.server.consoleKey = { id: 'B'.repeat(22), publicKey: 'B'.repeat(87) };
  open();
  await see(SIGN_IN.keyLost);
  expect(page.server.requests.map(({ path }) => path)).toContain('/api/auth/sign-out');
});

test('[A3] signs out and keeps nothing on the device', async () => {
  page.server.signedIn = 'volunteer';
  open();
  await click('wa-button', APP.signOut);
  await see(SIGN_IN.passkey);
  page.server.signedIn = 'volunteer';
  open();
  await see(HOME.hello('Robin'));
  expect(page.server.requests.filter(({ method }) => method === 'PUT').length).toBe(2);
});

test('[A1] an invitation leaves the address at once and is explained when spent', async () => {
  page.server.handlers.set('POST /api/auth/invitation', () =>
    ok({ role: 'coordinator', alias: null, newPasskey: false }),
  );
  open(`/console#invitation=${'x'.repeat(43)}`);
  expect(location.hash).toBe('');
  await see(REGISTRATION.intro.coordinator);
  await expectAccessible();
  await click('wa-button', REGISTRATION.create);
  await see(REGISTRATION.aliasShort);
  page.server.handlers.set('POST /api/auth/invitation', () => failure('gone'));
  open(`/console#invitation=${'y'.repeat(43)}`);
  await see(REGISTRATION.gone);
});

test('[A9] only the demo offers a way in without a passkey', async () => {
  open();
  await see(SIGN_IN.passkey);
  expect(document.body.textContent).not.toContain('Doorgaan als');
  open('/console', { 'demo-site': 'http://127.0.0.1:8788' });
  await expectAccessible();
  page.server.handlers.set('POST /api/demo/sign-in', () => {
    page.server.signedIn = 'volunteer';
    return ok();
  });
  await click('wa-button', SIGN_IN.demoVolunteer);
  await see(DEMO_TEXTS.off);
  page.server.queue.emit(queueState({ me: { status: 'available' } }));
  expect((await find('a', DEMO_TEXTS.site)).getAttribute('href')).toBe('http://127.0.0.1:8788');
});

test('a server that can’t be reached is said, and tried again', async () => {
  page.server.signedIn = 'volunteer';
  page.server.offline = true;
  open();
  await see(ERROR_TEXTS.network);
  page.server.offline = false;
  await click('wa-button', COMMON.retry);
  await see(HOME.hello('Robin'));
});

test('[A4] a volunteer does not see what is for coordinators', async () => {
  page.server.signedIn = 'volunteer';
  open('/console/logboek');
  await see(APP.notFound.title);
  await click('a', CONNECTION.toHome);
  await see(HOME.hello('Robin'));
  expect(location.pathname).toBe('/console');
});
