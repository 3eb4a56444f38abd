import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { PublicKey } from '../../protocol/sealed.ts';
import { makeExportableKeyPair } from '../../widget/keys/key-pair.ts';
import { nlLater } from '../../widget/locales/nl-later.ts';
import { nl } from '../../widget/locales/nl.ts';
import { APP } from '../../worker/console/app/app-texts.ts';
import { TOPICS } from '../../worker/console/conversation/conversation-texts.ts';
import { HOME, OFFER } from '../../worker/console/home/home-texts.ts';
import { SIGN_IN } from '../../worker/console/sign-in/sign-in-texts.ts';
import { RECORD } from '../../worker/console/talk/talk-texts.ts';
import { answerHelp } from '../../worker/scripts/answer-help.ts';
import { install, type Installation } from '../journey/support/installation.ts';
import { fillIn, pageWithPasskeys, register, toggleAvailable } from '../journey/support/people.ts';
import { Profile } from '../journey/support/profile.ts';
import { consoleHalfIn, readDevice, ticketIn, type Device } from './device.ts';
import { readDisk } from './disk.ts';
import { readAndShare } from './share.ts';
import { listIn, listOf, MOMENTS, readingOf, withList, type Copies, type Entry } from './inventory.ts';

const USAGE = `
npm run drill               has two people talk on a real installation on this machine, and prints all that its files and the
                            disks of both browsers hold of that talk: during it, after it, and past the retention
npm run drill -- --write    also puts the lists of it into docs/privacy.md
`;
const PAGE = new URL('../../docs/privacy.md', import.meta.url);

const TYPED = {
  nickname: 'Zilverreiger',
  message: 'Sinds de verhuizing is het zo stil.',
  answer: 'Hoe is die stilte voor jou?',
  unsent: 'Dit durf ik nog niet te versturen.',
  unsentToo: 'Neem rustig de tijd.',
  evaluation: 'Ik kon even op adem komen.',
  record: 'Rustig gesprek over een verhuizing.',
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const box = (page: Page, name: string) => page.getByRole('textbox', { name });

/** Long enough for a browser to write its disk, and for a room to deliver what it has. */
const PATIENCE_MS = 60_000;

/** What a copy must hold, and what no more: by how the place begins. */
type Awaited = { held: readonly string[]; gone?: readonly string[] };

/** Those of these places that are not yet as they should be. */
function amiss(entries: readonly Entry[], { held, gone = [] }: Awaited): string[] {
  const isThere = (place: string) =>
    entries.some((entry) => `${entry.where} ${entry.place}`.startsWith(place));
  return [...held.filter((place) => !isThere(place)), ...gone.filter(isThere)];
}

/** Two people in two browsers that have a disk, from the sign-up to the record, the sign-out and the purge. */
async function talkAndCopy(installation: Installation, reviewKeyId: string): Promise<Copies> {
  const profiles = await Promise.all([Profile.open(), Profile.open()]);
  const [visitors, volunteers] = profiles;
  try {
    // A passkey that gives no secret: the volunteer's lasting key then lies in this browser, from the first sign-in on.
    const volunteer = await pageWithPasskeys(volunteers.context, false);
    await register(volunteer, await installation.invite('volunteer'), 'Robin');
    await button(volunteer, APP.signOut).first().click();
    await button(volunteer, SIGN_IN.passkey).click();
    await button(volunteer, APP.signOut).first().waitFor();
    const visitor = await visitors.context.newPage();
    const admitted = visitor.waitForResponse('**/api/sign-up');
    await visitor.goto(installation.chatOrigin);
    await fillIn(visitor, TYPED.nickname);
    const { roomId } = (await (await admitted).json()) as { roomId: string };
    await toggleAvailable(volunteer);
    await button(volunteer, OFFER.accept).click();
    await visitor.getByText(nl.talk.with('Robin')).first().waitFor();
    await box(visitor, nl.composer.label).fill(TYPED.message);
    await box(visitor, nl.composer.label).press('Enter');
    await volunteer.getByText(TYPED.message).waitFor();
    await box(volunteer, 'Bericht').fill(TYPED.answer);
    await box(volunteer, 'Bericht').press('Enter');
    await visitor.getByText(TYPED.answer).waitFor();
    await box(visitor, nl.composer.label).fill(TYPED.unsent);
    await box(volunteer, 'Bericht').fill(TYPED.unsentToo);
    const ticket = await ticketIn(visitor);
    const id = await volunteer.evaluate(
      async () => (await (await fetch('/api/console/me')).json()).volunteer.id as string,
    );
    const half = await consoleHalfIn(volunteer);
    const staffKey = await staffKeyOf(volunteer);
    const typed = Object.values(TYPED);
    const devices: readonly Device[] = [
      {
        where: 'bezoeker',
        profile: visitors,
        keptBy: 'tab',
        id: roomId,
        known: { origin: new URL(installation.chatOrigin).host, ...ticket },
        typed,
      },
      {
        where: 'vrijwilliger',
        profile: volunteers,
        keptBy: 'console',
        id,
        known: { origin: new URL(installation.chatOrigin).host, roomId, half },
        staffKey,
        typed,
      },
    ];
    // Nothing tells that a browser has written its disk: it is read again until all is there. Each reading takes a while by itself.
    const copy = async (awaited: Awaited): Promise<Entry[]> => {
      for (const untilMs = Date.now() + PATIENCE_MS; ;) {
        const storage = await readDisk(installation.folder, roomId);
        const disks = await Promise.all(devices.map((device) => readDevice(device, storage)));
        const entries = [...storage, ...disks.flat()];
        const waitsFor = amiss(entries, awaited);
        if (waitsFor.length === 0) return entries;
        if (Date.now() > untilMs)
          throw new Error(`Not as it should be after a minute: ${waitsFor.join(', ')}`);
      }
    };
    const during = await copy({
      held: [
        'gespreksruimte messages.envelope',
        'bezoeker ticket.half',
        'bezoeker opened',
        'vrijwilliger half',
        'vrijwilliger opened',
        'vrijwilliger staffKey',
      ],
    });

    await button(visitor, nl.talk.end).click();
    await button(visitor, nl.talk.endYes).click();
    await visitor.getByRole('radio', { name: '5' }).check({ force: true });
    await visitor.getByLabel(nlLater.evaluation.text).fill(TYPED.evaluation);
    await button(visitor, nl.composer.send).click();
    await visitor.getByText(nlLater.endedText.thanks).waitFor();
    await volunteer.getByRole('combobox', { name: RECORD.topic }).click();
    await volunteer.getByRole('option', { name: TOPICS.loneliness }).click();
    await volunteer.getByRole('radio', { name: RECORD.heavyYes }).click();
    await volunteer.getByLabel(RECORD.text).fill(TYPED.record);
    await button(volunteer, RECORD.save).click();
    await volunteer.getByText(HOME.savedReady).waitFor();
    await button(volunteer, APP.signOut).first().click();
    await button(volunteer, SIGN_IN.passkey).waitFor();
    await Promise.all([visitors.close(), volunteers.close()]);
    const all = [
      ...['database evaluations', 'database contact_records', 'database end_markers'],
      'database conversations.archived_at',
    ];
    await copy({ held: all });
    await readAndShare(installation, reviewKeyId, roomId, { id, key: staffKey });
    const after = await copy({
      held: [...all, 'kluis shares', 'tellingen tallies/evaluation', 'tellingen tallies/record'],
      gone: ['gespreksruimte'],
    });

    installation.sql(`UPDATE conversations SET erase_at = 0 WHERE id = '${roomId}'`);
    await installation.runCron();
    return { during, after, past: await copy({ held: [] }) };
  } finally {
    await Promise.all(profiles.map((profile) => profile.close()));
    await Promise.all(profiles.map((profile) => profile.remove()));
  }
}

/** The key that the console has made; it does so once it has signed in. */
async function staffKeyOf(page: Page): Promise<PublicKey> {
  const key = await page.waitForFunction(
    async () => (await (await fetch('/api/console/staff-key')).json()).own?.key as PublicKey | undefined,
  );
  return PublicKey.parse(await key.jsonValue());
}

answerHelp(USAGE);
const installation = await install();
try {
  const { id, publicKey } = (await makeExportableKeyPair()).publicKey;
  installation.sql(
    `INSERT INTO review_keys (id, public_key, created_at) VALUES ('${id}', '${publicKey}', 0)`,
  );
  const copies = await talkAndCopy(installation, id);
  for (const [moment, title] of Object.entries(MOMENTS))
    console.log(`${title}\n${readingOf(copies[moment as keyof Copies])}\n`);
  let page = await readFile(PAGE, 'utf8');
  for (const subject of ['opslag', 'apparaten'] as const) {
    const list = listOf(copies, subject);
    console.log(`${list}\n`);
    if (process.argv.includes('--write')) page = withList(page, subject, list);
    else if (listIn(page, subject) !== list) {
      console.error(`docs/privacy.md lists something else of ${subject}: npm run drill -- --write\n`);
      process.exitCode = 1;
    }
  }
  if (process.argv.includes('--write')) await writeFile(PAGE, page);
} finally {
  await installation.stop();
}
