import type { AvailabilityBody } from '../../protocol/http/visitor.ts';
import { languageOf, type Language } from '../../protocol/languages.ts';
import { launcher as en } from '../locales/en.ts';
import { launcher as nl, type LauncherTexts } from '../locales/nl.ts';
import { dayWords } from '../locales/opening-words.ts';
import { deviceZone, openingIn } from '../locales/own-time.ts';

const all: Record<Language, LauncherTexts> = { nl, en };

export function launcherTexts(language: Language): LauncherTexts {
  return all[language];
}

/** As for all that stands in a page: of the nearest element that says so, out of a shadow root too. */
export function languageAround(element: Element): Language {
  const said = element.closest('[lang]')?.getAttribute('lang');
  const root = element.getRootNode();
  if (said === undefined && root instanceof ShadowRoot) return languageAround(root.host);
  return languageOf(said ?? document.documentElement.lang);
}

/** May one come in now. `body`: undefined while asking, null when nobody answered. */
export function availabilityText(language: Language, body: AvailabilityBody | null | undefined): string {
  const texts = all[language];
  if (body === undefined) return '';
  if (body === null) return texts.unreachable;
  const { availability: now } = body;
  if (now.state === 'full') return texts.full;
  if (now.state === 'open') return now.nobodyOnDuty ? texts.nobodyOnDuty : texts.open;
  const { opens } = now;
  if (opens === null) return texts.closed;
  const here = openingIn(deviceZone(), opens);
  return texts.opens(dayWords(language, here), here.time, here === opens ? '' : opens.time);
}
