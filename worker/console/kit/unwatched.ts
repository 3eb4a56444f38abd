import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import type WaTextarea from '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import { ref } from 'lit/directives/ref.js';

/**
 * On a box of Web Awesome: nothing that is typed there goes to a browser's services for spelling, suggestions or translation,
 * as far as it heeds that. The box in its shadow root inherits none of this.
 */
export const unwatched = () => ref(unwatch);

const ASKED = {
  autocomplete: 'off',
  spellcheck: 'false',
  writingsuggestions: 'false',
  autocorrect: 'off',
  translate: 'no',
} as const;

function unwatch(box: Element | undefined): void {
  if (box !== undefined) void forbid(box as WaInput | WaTextarea);
}

async function forbid(box: WaInput | WaTextarea): Promise<void> {
  box.spellcheck = box.autocorrect = false;
  await box.updateComplete;
  const inner = box.shadowRoot?.querySelector('input, textarea');
  for (const [name, value] of Object.entries(ASKED)) inner?.setAttribute(name, value);
}
