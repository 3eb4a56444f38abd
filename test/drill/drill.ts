import { readFile, writeFile } from 'node:fs/promises';
import { chromium, type Page } from 'playwright';
import { makeExportableKeyPair } from '../../widget/keys/key-pair.ts';
import { nlLater } from '../../widget/locales/nl-later.ts';
import { nl } from '../../widget/locales/nl.ts';
import { APP } from '../../worker/console/app/app-texts.ts';
import { TOPICS } from '../../worker/console/conversation/conversation-texts.ts';
import { OFFER } from '../../worker/console/home/home-texts.ts';
import { RECORD } from '../../worker/console/talk/talk-texts.ts';
import { answerHelp } from '../../worker/scripts/answer-help.ts';
import { findChromium } from '../chromium.ts';
import { install, type Installation } from '../journey/support/installation.ts';
import { fillIn, openConsole, register, toggleAvailable } from '../journey/support/people.ts';
import { readDisk } from './disk.ts';
import { listIn, listOf, MOMENTS, readingOf, withList, type Copies, type Entry } from './inventory.ts';

const USAGE = `
npm run drill               has two people talk on a real installation on this machine, and prints all that its files hold
                            of that talk: during it, after it, and past the retention
npm run drill -- --write    also puts the list of it into docs/privacy.md
`;
const PAGE = new URL('../../docs/privacy.md', import.meta.url);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const box = (page: Page, name: string) => page.getByRole('textbox', { name });

/** A copy of the files, once what has been sent is in them. */
async function copyOnce(
  installation: Installation,
  roomId: string,
  there: (entries: readonly Entry[]) => boolean,
): Promise<Entry[]> {
  for (;;) {
    const entries = await readDisk(installation.folder, roomId);
    if (there(entries)) return entries;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const has =
  (...places: readonly string[]) =>
  (entries: readonly Entry[]): boolean =>
    places.every((place) => entries.some((entry) => `${entry.where} ${entry.place}`.startsWith(place)));

/** Two people in two browsers, from the sign-up to the record. */
async function talkAndCopy(installation: Installation): Promise<Copies> {
  const { executablePath, args } = await findChromium();
  const browser = await chromium.launch({ executablePath, args });
  try {
    const { page: volunteer } = await openConsole(browser, () => {});
    await register(volunteer, await installation.invite('volunteer'), 'Robin');
    const visitor = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
    const admitted = visitor.waitForResponse('**/api/sign-up');
    await visitor.goto(installation.chatOrigin);
    await fillIn(visitor, 'Zilverreiger');
    const { roomId } = (await (await admitted).json()) as { roomId: string };
    await toggleAvailable(volunteer);
    await button(volunteer, OFFER.accept).click();
    await box(visitor, nl.composer.label).fill('Sinds de verhuizing is het zo stil.');
    await visitor.getByText(nl.talk.with('Robin')).first().waitFor();
    await box(visitor, nl.composer.label).press('Enter');
    await volunteer.getByText('Sinds de verhuizing is het zo stil.').waitFor();
    await box(volunteer, 'Bericht').fill('Hoe is die stilte voor jou?');
    await box(volunteer, 'Bericht').press('Enter');
    await visitor.getByText('Hoe is die stilte voor jou?').waitFor();
    const during = await copyOnce(installation, roomId, has('gespreksruimte messages.envelope'));

    await button(visitor, nl.talk.end).click();
    await button(visitor, nl.talk.endYes).click();
    await visitor.getByRole('radio', { name: '5' }).check({ force: true });
    await visitor.getByLabel(nlLater.evaluation.text).fill('Ik kon even op adem komen.');
    await button(visitor, nl.composer.send).click();
    await visitor.getByText(nlLater.endedText.thanks).waitFor();
    await volunteer.getByRole('combobox', { name: RECORD.topic }).click();
    await volunteer.getByRole('option', { name: TOPICS.loneliness }).click();
    await volunteer.getByRole('radio', { name: RECORD.heavyYes }).click();
    await volunteer.getByLabel(RECORD.text).fill('Rustig gesprek over een verhuizing.');
    await button(volunteer, RECORD.save).click();
    await volunteer.getByText(APP.recordSaved).waitFor();
    const all = ['database evaluations', 'database contact_records', 'database conversations.archived_at'];
    const after = await copyOnce(
      installation,
      roomId,
      (entries) =>
        has(...all, 'tellingen tallies/evaluation', 'tellingen tallies/record')(entries) &&
        !has('gespreksruimte')(entries),
    );

    installation.sql(`UPDATE conversations SET erase_at = 0 WHERE id = '${roomId}'`);
    await installation.runCron();
    return { during, after, past: await readDisk(installation.folder, roomId) };
  } finally {
    // From here on only the browsers' own disks could say more; what is on them is no matter of this installation's files.
    await browser.close();
  }
}

answerHelp(USAGE);
const installation = await install();
try {
  const { id, publicKey } = (await makeExportableKeyPair()).publicKey;
  installation.sql(
    `INSERT INTO review_keys (id, public_key, created_at) VALUES ('${id}', '${publicKey}', 0)`,
  );
  const copies = await talkAndCopy(installation);
  for (const [moment, title] of Object.entries(MOMENTS))
    console.log(`${title}\n${readingOf(copies[moment as keyof Copies])}\n`);
  const list = listOf(copies);
  console.log(list);
  const page = await readFile(PAGE, 'utf8');
  if (process.argv.includes('--write')) await writeFile(PAGE, withList(page, list));
  else if (listIn(page) !== list) {
    console.error('\ndocs/privacy.md lists something else: npm run drill -- --write');
    process.exitCode = 1;
  }
} finally {
  await installation.stop();
}
