import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { nl } from '../../../widget/locales/nl.ts';
import type { ChatMessage } from '../../../widget/ui/conversation-log.ts';
import '../../../widget/ui/message-list.ts';

let list: HTMLElementTagNameMap['lo-message-list'];
let count = 0;

const message = (part: Partial<ChatMessage> = {}): ChatMessage => {
  count += 1;
  return {
    id: `m${count}`,
    seq: count,
    role: 'volunteer',
    text: `bericht ${count}`,
    at: 0,
    status: 'delivered',
    ...part,
  };
};

beforeEach(async () => {
  count = 0;
  list = document.createElement('lo-message-list');
  list.texts = nl.messages;
  list.style.height = '300px';
  document.body.append(list);
  await list.updateComplete;
  // The observer is first called in the next frame.
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
});

afterEach(() => list.remove());

const log = (): HTMLElement => {
  const found = list.renderRoot.querySelector<HTMLElement>('[role=log]');
  if (found === null) throw new Error('no log');
  return found;
};
const items = () => Array.from(list.renderRoot.querySelectorAll('li'));
const newer = () => list.renderRoot.querySelector<HTMLButtonElement>('.newer');

async function show(...messages: ChatMessage[]): Promise<void> {
  list.messages = messages;
  await list.updateComplete;
}

async function scrollTo(top: number): Promise<void> {
  const scrolled = new Promise((resolve) => log().addEventListener('scroll', resolve, { once: true }));
  log().scrollTop = top;
  await scrolled;
  await list.updateComplete;
}

const atEnd = () => log().scrollHeight - log().scrollTop - log().clientHeight < 2;
const many = Array.from({ length: 30 }, () => message());

test('[C10] a bubble contains what it holds: marks that are stacked lie over nothing that was said before', async () => {
  const above = message({ text: 'Dit is leesbaar.' });
  const looks = async (text: string) => {
    await show(above, message({ id: 'next', text }));
    const element = items()[0];
    if (element === undefined) throw new Error('no bubble');
    return page.screenshot({ element, base64: true, save: false });
  };
  const alone = await looks('o');
  expect(await looks(`o${'\u0301'.repeat(72)}`)).toBe(alone);
});

test('[C10] a message in which nothing could be seen is said to be unreadable', async () => {
  await show(message({ text: '\u2800\u200B' }));
  expect(items()[0]?.textContent).toContain(nl.messages.unreadable);
});

test('the live log is there before the first message, on a wrapper around the list', async () => {
  const wrapper = log();
  expect(wrapper.ariaLabel).toBe(nl.messages.log);
  expect(wrapper.getAttribute('aria-live')).toBe('polite');
  await show(message());
  expect(log()).toBe(wrapper);
  expect(wrapper.querySelector('ul > li')).not.toBeNull();
});

test('own messages, history and the typing indicator are no news to a screen reader', async () => {
  await show(message({ role: 'visitor' }), message());
  list.typing = 'volunteer';
  list.quiet = true;
  await list.updateComplete;
  expect(items().map((item) => item.getAttribute('aria-live'))).toEqual(['off', null]);
  expect(list.renderRoot.querySelector('.typing')?.getAttribute('aria-live')).toBe('off');
  expect(log().getAttribute('aria-live')).toBe('off');
});

test('each message says who wrote it, the heading only shows it once', async () => {
  await show(message(), message(), message({ role: 'visitor' }));
  expect(items().map((item) => item.querySelector('.name, .hidden')?.textContent)).toEqual([
    'Vrijwilliger:',
    'Vrijwilliger:',
    'Jij:',
  ]);
  expect(list.renderRoot.querySelectorAll('.name')).toHaveLength(2);
});

test('[C5] each message stands under the name of who wrote it, which begins a group of its own', async () => {
  list.nameOf = ({ seq }) => (seq === null || seq > 2 ? 'Kim' : 'Anna');
  await show(message(), message(), message(), message({ role: 'visitor' }));
  expect(Array.from(list.renderRoot.querySelectorAll('.name'), (name) => name.textContent)).toEqual([
    'Anna:',
    'Kim:',
    'Kim:',
  ]);
});

test('[C11] a line in a message of a volunteer can be pressed, and leads where it was told to', async () => {
  list.partsOf = (text) => [
    'Bel ',
    { text, href: 'tel:112' },
    { text: 'site', href: 'https://lijn.test/' },
    '!',
  ];
  const text = '\n1 1 2 ';
  await show(message({ text }), message({ role: 'visitor', text }), message({ role: 'coach', text }));
  const [shown, own, colleague] = items().map((item) => item.querySelector('.text'));
  expect(shown?.textContent).toBe(`Bel ${text}site!`);
  expect(own?.textContent).toBe(text);
  expect(colleague?.textContent).toBe(text);
  const links = Array.from(list.renderRoot.querySelectorAll('a'));
  expect(links.map(({ href, target, rel }) => ({ href, target, rel }))).toEqual([
    { href: 'tel:112', target: '', rel: 'noopener noreferrer' },
    { href: 'https://lijn.test/', target: '_blank', rel: 'noopener noreferrer' },
  ]);
});

test('text stays text: no markup, no links, its own line breaks', async () => {
  const text = '<img src=x onerror=alert(1)>\n  https://example.org';
  await show(message({ text }));
  const shown = list.renderRoot.querySelector<HTMLElement>('.text');
  expect(shown?.textContent).toBe(text);
  expect(shown?.children).toHaveLength(0);
  expect(shown === null ? '' : getComputedStyle(shown).whiteSpace).toBe('pre-wrap');
  expect(list.renderRoot.querySelector('a')).toBeNull();
});

test('a pasted wall of text does not widen the page', async () => {
  await show(message({ text: 'x'.repeat(2_000) }));
  expect(log().scrollWidth).toBe(log().clientWidth);
});

test('own messages say how far they came, the last of each kind only', async () => {
  const own = { role: 'visitor' } as const;
  await show(
    message(own),
    message(own),
    message({ ...own, status: 'sent' }),
    message({ ...own, status: 'sending' }),
  );
  expect(items().map((item) => item.querySelector('.meta')?.textContent?.trim())).toEqual([
    undefined,
    nl.messages.delivered,
    nl.messages.sent,
    nl.messages.sending,
  ]);
});

test('a message that will not arrive says so, also when it is not the last', async () => {
  const failed = message({ role: 'visitor', status: 'failed', seq: null });
  await show(failed, message({ role: 'visitor', status: 'failed', seq: null }));
  expect(items()[0]?.textContent).toContain(nl.messages.failed);
});

test('says where a message is missing or can not be read', async () => {
  await show(message({ missingBefore: true }), message({ text: '', unreadable: true }));
  expect(items()[0]?.textContent).toContain(nl.messages.missing);
  expect(items()[1]?.textContent).toContain(nl.messages.unreadable);
});

test('a message that comes in before one still on its way keeps that one the same element', async () => {
  const own = message({ role: 'visitor', status: 'sending', seq: null });
  await show(own);
  const element = items()[0];
  await show(message(), own);
  expect(items()[1]).toBe(element);
});

test('keeps to the end, also when the keyboard takes away height', async () => {
  await show(...many);
  expect(atEnd()).toBe(true);
  const resized = new Promise((resolve) => new ResizeObserver(resolve).observe(list));
  list.style.height = '150px';
  await resized;
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(atEnd()).toBe(true);
});

test('leaves a reader who scrolled up where they are, and offers the way down', async () => {
  await show(...many);
  await scrollTo(0);
  const [later, mine] = [message(), message({ role: 'visitor' })];
  await show(...many, later);
  await list.updateComplete;
  expect(log().scrollTop).toBe(0);
  expect(newer()?.textContent).toBe(nl.messages.newMessages);
  newer()?.click();
  await list.updateComplete;
  expect(atEnd()).toBe(true);
  expect(newer()).toBeNull();
  await scrollTo(0);
  await show(...many, later, mine);
  expect(atEnd()).toBe(true);
});
