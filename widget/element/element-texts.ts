import type { AvailabilityBody } from '../../protocol/http/visitor.ts';
import type { Language } from '../../protocol/languages.ts';
import { availabilityText, launcherTexts } from '../loader/launcher-texts.ts';
import { panel as en } from '../locales/en.ts';
import { panel as nl, type LauncherTexts, type PanelTexts } from '../locales/nl.ts';
import { tabConversation } from './tab-conversation.ts';

const panels: Record<Language, PanelTexts> = { nl, en };
export type ElementTexts = LauncherTexts & PanelTexts;

export function elementTexts(language: Language): ElementTexts {
  return { ...launcherTexts(language), ...panels[language] };
}

/** What the button says beneath its label: of the talk that runs, or else of availability. */
export function statusText(language: Language, body: AvailabilityBody | null | undefined): string {
  const texts = elementTexts(language);
  const { running, unread } = tabConversation;
  if (unread > 0) return texts.unread(unread);
  return running ? texts.resume : availabilityText(language, body);
}
