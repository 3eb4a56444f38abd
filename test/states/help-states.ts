import { nl } from '../../widget/locales/nl.ts';
import { nlLater } from '../../widget/locales/nl-later.ts';
import type { PageState } from './page-state.ts';

/** `Direct hulp nodig?` and `Over deze chat`. */
export const helpStates: PageState[] = [
  {
    name: 'help',
    title: 'Direct hulp nodig?',
    reach: async (visit) => {
      await visit.talkAWhile();
      await visit.press(nl.help.open);
      await visit.see(nl.help.intro);
    },
  },
  {
    name: 'help-under-18',
    title: 'Direct hulp nodig? Voor wie jonger dan 18 is',
    reach: async (visit) => {
      await visit.open();
      await visit.page.getByText(nl.start.more).click();
      await visit.page.getByLabel(nl.start.ageGroup).selectOption('under18');
      await visit.press(nl.help.open);
      await visit.page.locator('#help li:nth-child(3)').getByText('De Kindertelefoon').waitFor();
    },
  },
  {
    name: 'help-checked',
    title: 'Direct hulp nodig? Met de dag waarop de nummers zijn gecontroleerd',
    reach: async (visit) => {
      visit.server.linesCheckedOn = '2026-11-20';
      await visit.open();
      await visit.press(nl.help.open);
      await visit.page.getByText(nl.help.checked('2026-11-20')).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'help-english',
    title: 'Direct hulp nodig? In het Engels',
    reach: async (visit) => {
      await visit.open('/?lang=en');
      await visit.press('Need help right now?');
      await visit.see('Immediate danger: police');
    },
  },
  {
    name: 'about-elsewhere',
    title: 'Over deze chat, gezien vanuit Jakarta',
    context: { timezoneId: 'Asia/Jakarta' },
    reach: async (visit) => {
      await visit.open();
      await visit.press(nl.about);
      await visit.page.locator('dialog#about').getByText(nlLater.hours.yours).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'about',
    title: 'Over deze chat',
    reach: async (visit) => {
      await visit.open();
      await visit.press(nl.about);
      await visit.page.locator('dialog#about h3').first().waitFor();
    },
  },
];
