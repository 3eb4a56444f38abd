import { expect, test } from 'vitest';
import type { ChatMessage } from '../../../widget/ui/conversation-log.ts';
import { nl } from '../../../widget/locales/nl.ts';

test('times are in the page’s language, by the clock of the opening hours', async () => {
  // This locale has digits of its own, and a clock of twelve hours unless it is told otherwise.
  document.documentElement.lang = 'bn';
  await import('../../../widget/ui/message-list.ts');
  const list = document.createElement('lo-message-list');
  list.texts = nl.messages;
  list.showTimes = true;
  const at = new Date(2026, 10, 24, 21, 30).getTime();
  list.messages = [
    { id: 'm1', seq: 1, role: 'volunteer', text: 'Hoi', at, status: 'delivered' },
  ] satisfies ChatMessage[];
  document.body.append(list);
  await list.updateComplete;
  expect(list.renderRoot.querySelector('.meta')?.textContent.trim()).toBe('২১:৩০');
  list.remove();
});
