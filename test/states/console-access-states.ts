import { NewStaffKeyBody } from '../../protocol/http/keys.ts';
import type { PublicKey } from '../../protocol/sealed.ts';
import { makeExportableKeyPair } from '../../widget/keys/key-pair.ts';
import { MAILBOX } from '../../worker/console/account/account-texts.ts';
import {
  colleague,
  FakeNewcomer,
  FakeOrganisation,
  holder,
  listStaff,
} from '../browser/console/fake-staff.ts';
import { grant, ok } from '../browser/console/fake-server.ts';
import { ACCESS, COLLEAGUES, HOLDERS, NEXT_KEY } from '../../worker/console/review/keys-texts.ts';
import { SETUP, UNLOCK } from '../../worker/console/review/review-texts.ts';
import type { ConsoleState } from './console-states.ts';
import type { ConsoleVisit } from './console-visit.ts';

/** [K8] Who holds the review key, and how a second coordinator comes to. */
export const consoleAccessStates: ConsoleState[] = [
  {
    name: 'console-access-none',
    title: 'Een tweede coördinator, nog zonder eigen sleutel',
    reach: async (visit) => {
      await newcomer(visit);
      await visit.open('/console/sleutels');
      await visit.see(ACCESS.makeTitle);
      await visit.page.getByText(ACCESS.lostAll).click();
    },
  },
  {
    name: 'console-access-code',
    title: 'De code van de eigen sleutel',
    reach: async (visit) => {
      await newcomer(visit);
      await visit.open('/console/sleutels');
      await visit.press(ACCESS.make);
      await visit.see(SETUP.codeTitle);
    },
  },
  {
    name: 'console-access-waiting',
    title: 'Wachten op toegang, met twee kenmerken',
    reach: async (visit) => {
      await makeKey(visit, await newcomer(visit));
    },
  },
  {
    name: 'console-access-granted',
    title: 'Toegang gekregen, nog te vergelijken',
    reach: async (visit) => {
      const { own, organisation } = await newcomer(visit);
      await makeKey(visit, { own, organisation });
      own.take(organisation, await organisation.grantTo(own.compared));
      visit.server.granted = true;
      await visit.open('/console/sleutels');
      await visit.see(ACCESS.grantedTitle);
    },
  },
  {
    name: 'console-access-compare',
    title: 'Een collega bellen en vergelijken',
    reach: async (visit) => {
      const organisation = await holding(visit);
      const robin = await colleague('Robin', 'volunteer');
      const people = [
        await colleague('Noor', 'coordinator'),
        robin,
        await colleague('Lotte', 'volunteer', { key: null }),
      ];
      listStaff(visit.server, people);
      visit.server.holders = { count: 1, waiting: ['Noor'], left: false };
      await unlock(visit, organisation);
      await visit.press(`${COLLEAGUES.compare}: Noor`);
      await visit.see(COLLEAGUES.call('Noor'));
      await visit.see(HOLDERS.alone);
    },
  },
  {
    name: 'console-access-next',
    title: 'De volgende leessleutel, voor wie blijft',
    reach: async (visit) => {
      const organisation = await holding(visit);
      listStaff(visit.server, [await holder(organisation, 'Noor')]);
      visit.server.holders = { count: 2, waiting: ['Sam'], left: true };
      await unlock(visit, organisation);
      await visit.press(NEXT_KEY.make);
      await visit.see(NEXT_KEY.forWhom);
    },
  },
  {
    name: 'console-access-lost',
    title: 'De code kwijt',
    reach: async (visit) => {
      await holding(visit);
      visit.server.holders = { count: 1, waiting: [], left: false };
      await visit.open('/console/sleutels');
      await visit.page.getByText(ACCESS.lostCode).click();
      await visit.see(ACCESS.remake);
    },
  },
];

/** [K9] How one's mailbox stands, on the page of one's own. */
export const consoleMailboxStates: ConsoleState[] = [
  mailbox('console-mailbox-later', 'Een postvak dat nog komt', MAILBOX.later, async () => {}),
  mailbox('console-mailbox-here', 'Een postvak in deze browser alleen', MAILBOX.here, async (visit) => {
    await signInWithoutSecret(visit);
  }),
  mailbox(
    'console-mailbox-closed',
    'Een postvak van een andere browser',
    MAILBOX.closedHere,
    async (visit) => {
      const { publicKey: key } = await makeExportableKeyPair();
      visit.server.handlers.set('GET /api/console/staff-key', () =>
        ok({ own: { key, recovery: false, confirmed: false, passkeys: [] }, otherPasskeys: [] }),
      );
    },
  ),
];

function mailbox(
  name: string,
  title: string,
  words: string,
  prepare: (visit: ConsoleVisit) => Promise<void>,
): ConsoleState {
  const reach = async (visit: ConsoleVisit) => {
    visit.server.signedIn = 'volunteer';
    await prepare(visit);
    await visit.open('/console/ingelogd');
    await visit.see(words);
  };
  return { name, title, reach };
}

/** What such a sign-in leaves in the browser, and the server says of it. @returns the key that it made */
export async function signInWithoutSecret(visit: ConsoleVisit): Promise<PublicKey> {
  const { server, page } = visit;
  let key: PublicKey | null = null;
  server.handlers.set('GET /api/console/staff-key', () =>
    ok({
      own: key && { key, recovery: false, confirmed: false, passkeys: [] },
      otherPasskeys: [],
    }),
  );
  server.handlers.set('PUT /api/console/staff-key', (body) => {
    key = NewStaffKeyBody.parse(body).key;
    return ok();
  });
  server.signedIn = null;
  await visit.open('/console/ingelogd');
  await page.locator('lo-sign-in-view').waitFor();
  server.signedIn = 'volunteer';
  await page.locator('lo-sign-in-view').evaluate((view) => {
    view.dispatchEvent(new CustomEvent('lo-signed-in', { detail: { by: 'signIn', secret: null } }));
  });
  await page.getByText(MAILBOX.here).waitFor();
  if (key === null) throw new Error('no key was made');
  return key;
}

type Newcomer = { own: FakeNewcomer; organisation: FakeOrganisation };

async function newcomer({ server }: ConsoleVisit): Promise<Newcomer> {
  const organisation = await FakeOrganisation.make();
  organisation.announce(server);
  server.holders = { count: 1, waiting: [], left: false };
  return { own: new FakeNewcomer(server), organisation };
}

async function makeKey(visit: ConsoleVisit, { own }: Newcomer): Promise<void> {
  await visit.open('/console/sleutels');
  await visit.press(ACCESS.make);
  const code = (await visit.page.locator('.code').textContent()) ?? '';
  await visit.press(SETUP.kept);
  await visit.page.getByLabel(UNLOCK.code).fill(code);
  await visit.press(SETUP.prove);
  await visit.see(ACCESS.waitingTitle);
  if (own.own === null) throw new Error('no key was made');
}

async function holding({ server }: ConsoleVisit): Promise<FakeOrganisation> {
  const organisation = await FakeOrganisation.make();
  server.signedIn = 'coordinator';
  grant(server, organisation.made);
  server.handlers.set('POST /api/coordinator/staff-keys/grant', () => ok());
  return organisation;
}

async function unlock(visit: ConsoleVisit, { made }: FakeOrganisation): Promise<void> {
  await visit.open('/console/sleutels');
  await visit.page.getByLabel(UNLOCK.code).fill(made.code);
  await visit.press(UNLOCK.submit);
  await visit.see(COLLEAGUES.title);
}
