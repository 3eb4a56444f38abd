import { nl } from '../../widget/locales/nl.ts';
import { nlLater } from '../../widget/locales/nl-later.ts';
import { elementTexts } from '../../widget/element/element-texts.ts';
import { closed, onThatEvening } from './shut-doors.ts';
import { talking, waiting } from './room-states.ts';
import { denyStorage } from '../without-storage.ts';
import type { Page } from 'playwright';
import type { Visit } from './visit.ts';
import type { PageState } from './page-state.ts';

const texts = elementTexts('nl');
/** The element on the page of a site. */
/** Folds the panel, and waits until the chat in it knows: a message of the same page is behind the one that says so. */
async function foldAway(visit: Visit): Promise<void> {
  const { page, frame } = visit;
  await frame.locator('body').evaluate((body) => {
    addEventListener('message', ({ data }) => {
      if (data === 'behind') body.dataset['behind'] = '';
    });
  });
  await visit.press(texts.hide);
  await page
    .locator('luisterend-oog-chat iframe')
    .evaluate((element: HTMLIFrameElement) => element.contentWindow?.postMessage('behind', '*'));
  await frame.locator('body[data-behind]').waitFor({ state: 'attached' });
}

export const launcherStates: PageState[] = [
  launcher('launcher-open', 'De knop: open', async () => {}, 'Nu open'),
  launcher(
    'launcher-full',
    'De knop: vol',
    async ({ server }) => void (server.availability = { state: 'full', signUpEndsInMs: null }),
    'De wachtrij is vol',
  ),
  launcher(
    'launcher-closed',
    'De knop: gesloten',
    async ({ server }) => void (server.availability = closed()),
    'Weer open',
  ),
  {
    name: 'launcher-elsewhere',
    title: 'De knop: gesloten, gezien vanuit Jakarta',
    context: { timezoneId: 'Asia/Jakarta' },
    reach: async (visit) => {
      await onThatEvening(visit);
      await visit.openSite();
      await visit.see('jouw tijd');
    },
  },
  launcher(
    'launcher-down',
    'De knop: server onbereikbaar',
    async ({ page }) => void (await page.route('**/api/availability*', (route) => route.abort())),
    texts.unreachable,
  ),
  {
    name: 'launcher-folded',
    title: 'De knop: ingeklapt op een telefoon, na het lezen',
    reach: async (visit) => {
      await visit.openSite();
      await visit.see('Nu open');
      await readToTheEnd(visit.page);
      await visit.page.locator('luisterend-oog-chat .small').waitFor();
    },
  },
  {
    name: 'launcher-accent',
    title: 'De knop: eigen kleur, links',
    reach: async (visit) => {
      await visit.openSite({ accent: '#ffcc00', position: 'left', label: 'Praat met ons' });
      await visit.see('Nu open');
    },
  },
  {
    name: 'launcher-inline',
    title: 'In de pagina zelf',
    reach: async (visit) => {
      await visit.openSite({ mode: 'inline' });
      await visit.see('Nu open');
    },
  },
  {
    name: 'panel-form',
    title: 'Het paneel met het formulier',
    reach: openPanel,
  },
  {
    name: 'panel-accent',
    title: 'Het paneel met eigen kleur',
    reach: async (visit) => {
      await visit.openSite({ accent: '#ffcc00', open: '' });
      await visit.frame.getByRole('heading', { name: nl.start.title }).waitFor();
    },
  },
  {
    name: 'panel-own-tab',
    title: 'Het paneel waar de browser niets bewaart: liever een eigen tabblad',
    // What the browser refuses there, it refuses for good.
    context: {},
    reach: openWithoutStorage,
  },
  {
    name: 'panel-no-storage',
    title: 'Het paneel waar de browser niets bewaart: toch hier',
    context: {},
    reach: async (visit) => {
      await openWithoutStorage(visit);
      await visit.press(nlLater.ownTabFirst.goOn, visit.frame);
      await visit.frame.getByText(nlLater.noStorage).waitFor();
    },
  },
  { name: 'panel-talk', title: 'Het paneel met een gesprek', reach: talkInPanel },
  {
    name: 'panel-question',
    title: 'Het paneel met een vraag over een telefoonnummer',
    reach: async (visit) => {
      await talkInPanel(visit);
      const box = visit.frame.getByRole('textbox', { name: nl.composer.label });
      await box.fill('Bel me maar op 06 12345678');
      await visit.press(nl.composer.send, visit.frame);
      await visit.frame.getByText(nlLater.personalData.edit).waitFor();
    },
  },
  {
    name: 'launcher-unread',
    title: 'Ingeklapt, met een nieuw bericht',
    reach: async (visit) => {
      await talkInPanel(visit);
      await foldAway(visit);
      await visit.room.say('Ben je er nog?');
      await visit.see(texts.unread(1));
    },
  },
  {
    name: 'panel-loading',
    title: 'Het paneel terwijl het laadt',
    reach: async (visit) => {
      visit.server.stuck = true;
      await visit.openSite({ open: '' });
      await visit.see(texts.loading);
    },
  },
  {
    name: 'panel-down',
    title: 'Het paneel zonder server',
    reach: async (visit) => {
      visit.server.stuck = true;
      await visit.page.route('**/api/availability*', (route) => route.abort());
      await visit.openSite({ open: '' });
      await visit.see(texts.failed);
    },
  },
];

function launcher(
  name: string,
  title: string,
  prepare: (visit: Visit) => Promise<void>,
  words: string,
): PageState {
  return {
    name,
    title,
    reach: async (visit) => {
      await prepare(visit);
      await visit.openSite();
      await visit.see(words);
    },
  };
}

/** Makes the site's page as long as most are, with a button of its own at the end, and scrolls there. */
export async function readToTheEnd(page: Page): Promise<void> {
  await page.evaluate(() => {
    const main = document.querySelector('main');
    const text = main?.querySelector('p')?.textContent ?? '';
    for (let count = 0; count < 12; count += 1) {
      main?.append(Object.assign(document.createElement('p'), { textContent: text }));
    }
    const button = Object.assign(document.createElement('button'), { textContent: 'Ik kom dinsdag' });
    button.style.cssText =
      'display: block; width: 100%; padding: 1rem; background: #eee; color: #111; font: inherit';
    main?.append(button);
    scrollTo(0, document.documentElement.scrollHeight);
  });
}

export async function openPanel(visit: Visit): Promise<void> {
  await visit.openSite();
  await visit.see('Nu open');
  await visit.page.getByRole('button', { name: texts.label }).click();
  await visit.frame.getByRole('heading', { name: nl.start.title }).waitFor();
}

export async function talkInPanel(visit: Visit): Promise<void> {
  visit.room.state = waiting();
  await openPanel(visit);
  await visit.signUp(visit.frame);
  await visit.frame.getByRole('heading', { name: nl.waiting.title(1) }).waitFor();
  await visit.room.connect();
  visit.room.show(talking());
  await visit.room.say('Dag, fijn dat je er bent. Waar wil je het over hebben?');
  await visit.frame.getByText('Waar wil je het over hebben').waitFor();
}

async function openWithoutStorage(visit: Visit): Promise<void> {
  await denyStorage(visit.page.context(), 'frames');
  await visit.openSite({ open: '' });
  await visit.frame.getByRole('heading', { name: nlLater.ownTabFirst.title }).waitFor();
}
