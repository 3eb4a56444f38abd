import { html, nothing } from 'lit';
import { SETTING_LISTS } from './settings-texts.ts';

type Buttons = {
  /** What the buttons are about, for who hears them one by one. */
  name: string;
  up?: (() => void) | null;
  down?: (() => void) | null;
  remove?: (() => void) | null;
  /** What taking it away is called here. */
  removeWord?: string;
};

/** Moves one item of a list, or takes it away. Null: not here. */
export function itemButtons({
  name,
  up = null,
  down = null,
  remove = null,
  removeWord = SETTING_LISTS.remove,
}: Buttons) {
  const button = (label: string, act: (() => void) | null) =>
    act === null
      ? nothing
      : html`<wa-button size="s" appearance="plain" @click=${act}
          >${label}<span class="hidden">: ${name}</span></wa-button
        >`;
  const texts = SETTING_LISTS;
  return html`${button(texts.up, up)} ${button(texts.down, down)} ${button(removeWord, remove)}`;
}
