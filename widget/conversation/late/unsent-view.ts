import { html, nothing } from 'lit';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { ChatMessage } from '../../ui/conversation-log.ts';

/** What the visitor wrote and the room never acknowledged before the talk was over, to be copied elsewhere. Nothing without any. */
export function unsentView({ unsent }: LaterTexts, messages: readonly ChatMessage[]) {
  const own = messages.filter(
    ({ role, seq, status }) => role === 'visitor' && seq === null && status !== 'sent',
  );
  if (own.length === 0) return nothing;
  const text = own.map((message) => message.text).join('\n\n');
  return html`<section class="notice unsent" aria-labelledby="unsent">
    <h2 id="unsent">${unsent.title}</h2>
    <div
      class="written"
      dir="auto"
      translate="no"
      tabindex="0"
      role="group"
      aria-labelledby="unsent"
      .textContent=${text}
    ></div>
    <div class="row">
      <button @click=${({ target }: Event) => copy(target, text, unsent)}>${unsent.copy}</button>
      <span class="hint" role="status"></span>
    </div>
  </section>`;
}

async function copy(button: EventTarget | null, text: string, words: LaterTexts['unsent']): Promise<void> {
  const section = button instanceof Element ? button.closest('.unsent') : null;
  let outcome = words.copied;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A frame of another site is refused the clipboard by some browsers, but never a selection.
    const written = section?.querySelector('.written');
    if (written) getSelection()?.selectAllChildren(written);
    outcome = words.selected;
  }
  section?.querySelector('[role=status]')?.replaceChildren(outcome);
}
