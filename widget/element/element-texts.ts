import type { Availability, AvailabilityBody } from '../../protocol/http.ts';
import { languageOf, type Language } from '../../protocol/languages.ts';
import { dayWords } from '../locales/opening-words.ts';
import { tabConversation } from './tab-conversation.ts';

const nl = {
  label: 'Chat met een vrijwilliger',
  running: 'Je gesprek loopt nog',
  resume: 'Ga ernaar terug',
  unread: (count: number) => (count === 1 ? '1 nieuw bericht' : `${count} nieuwe berichten`),
  exit: 'Verlaat deze site',
  hide: 'Chat inklappen',
  unreachable: 'Nu even niet bereikbaar',
  help: 'Direct hulp nodig?',
  loading: 'Even geduld…',
  failed: 'De chat wil hier niet openen. Bellen kan ook:',
  ownTab: 'Open de chat in een eigen tabblad',
  status: (now: Availability): string => {
    const when =
      'opens' in now && now.opens !== null
        ? `${dayWords('nl', now.opens)} ${now.opens.time.replace(':', '.')} uur`
        : '';
    switch (now.state) {
      case 'open':
        return now.nobodyOnDuty ? 'Even niemand aanwezig' : 'Nu open';
      case 'full':
        return 'De wachtrij is vol';
      case 'lastHalfHour':
      case 'closed':
        return when === '' ? 'Nu gesloten' : `Weer open: ${when}`;
    }
  },
};
export type ElementTexts = typeof nl;

const en: ElementTexts = {
  label: 'Chat with a volunteer',
  running: 'Your conversation is still open',
  resume: 'Go back to it',
  unread: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
  exit: 'Leave this site',
  hide: 'Fold the chat away',
  unreachable: 'Not reachable right now',
  help: 'Need help right now?',
  loading: 'One moment…',
  failed: 'The chat won’t open here. You can also call:',
  ownTab: 'Open the chat in its own tab',
  status: (now) => {
    const when = 'opens' in now && now.opens !== null ? `${dayWords('en', now.opens)} ${now.opens.time}` : '';
    switch (now.state) {
      case 'open':
        return now.nobodyOnDuty ? 'Nobody there for a moment' : 'Open now';
      case 'full':
        return 'The queue is full';
      case 'lastHalfHour':
      case 'closed':
        return when === '' ? 'Closed now' : `Open again: ${when}`;
    }
  },
};

/** As for all that stands in a page: of the nearest element that says so. */
export function languageAround(element: Element): Language {
  const { lang } = element.closest<HTMLElement>('[lang]') ?? document.documentElement;
  return languageOf(lang);
}

const all: Record<Language, ElementTexts> = { nl, en };

export function elementTexts(language: Language): ElementTexts {
  return all[language];
}

/** The line on the button. `body`: undefined while asking, null when nobody answered. */
export function statusLine(texts: ElementTexts, body: AvailabilityBody | null | undefined): string {
  const { running, unread } = tabConversation;
  if (unread > 0) return texts.unread(unread);
  if (running) return texts.resume;
  if (body === undefined) return '';
  return body === null ? texts.unreachable : texts.status(body.availability);
}

/** For when not even the server answers; it has the full and current list. */
export const LAST_RESORT_LINES = [
  { name: '112', phone: '112' },
  { name: '113 Zelfmoordpreventie', phone: '0800-0113' },
  { name: 'De Luisterlijn', phone: '088 0767 000' },
] as const;
