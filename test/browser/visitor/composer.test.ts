import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LIMITS } from '../../../protocol/limits.ts';
import { nl } from '../../../widget/locales/nl.ts';
import '../../../widget/ui/composer.ts';
import { INVISIBLE } from '../../domain/invisible.ts';

let composer: HTMLElementTagNameMap['lo-composer'];
let events: [string, unknown][];

beforeEach(async () => {
  composer = document.createElement('lo-composer');
  composer.texts = nl.composer;
  events = [];
  for (const type of ['lo-send', 'lo-typing', 'lo-draft']) {
    composer.addEventListener(type, (event) => {
      if (event instanceof CustomEvent) events.push([type, event.detail]);
    });
  }
  document.body.append(composer);
  await composer.updateComplete;
});

afterEach(() => {
  composer.remove();
  vi.unstubAllGlobals();
});

const box = (): HTMLTextAreaElement => {
  const found = composer.renderRoot.querySelector('textarea');
  if (found === null) throw new Error('no box');
  return found;
};
const button = () => composer.renderRoot.querySelector('button');
const of = (type: string) => events.filter(([name]) => name === type).map(([, detail]) => detail);

async function write(text: string): Promise<void> {
  box().value = text;
  box().dispatchEvent(new Event('input'));
  await composer.updateComplete;
}

test('Enter sends and empties the box; Shift+Enter breaks the line', async () => {
  await userEvent.click(box());
  await userEvent.keyboard('een{Shift>}{Enter}{/Shift}twee{Enter}');
  expect(of('lo-send')).toEqual([{ text: 'een\ntwee' }]);
  await composer.updateComplete;
  expect(box().value).toBe('');
  expect(of('lo-draft').at(-1)).toEqual({ text: '' });
});

test('on a touch keyboard Enter breaks the line, and the button sends', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  await write('een');
  const event = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true });
  box().dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
  expect(of('lo-send')).toEqual([]);
  button()?.click();
  expect(of('lo-send')).toEqual([{ text: 'een' }]);
});

test('Enter that ends a composition does not send', async () => {
  await write('にほん');
  box().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }));
  expect(of('lo-send')).toEqual([]);
});

test('the button does not take the focus, so that the keyboard stays up', async () => {
  await userEvent.click(box());
  await userEvent.keyboard('hallo');
  await userEvent.click(button() ?? composer);
  expect(composer.shadowRoot?.activeElement).toBe(box());
  expect(of('lo-send')).toEqual([{ text: 'hallo' }]);
});

test('nothing but spaces is no message', async () => {
  await write(' \n ');
  button()?.click();
  expect(of('lo-send')).toEqual([]);
});

test('a message that is refused stays where it is', async () => {
  composer.addEventListener('lo-send', (event) => event.preventDefault());
  await write('bel me op 06');
  button()?.click();
  await composer.updateComplete;
  expect(box().value).toBe('bel me op 06');
});

test('control characters do not leave the box', async () => {
  await write('a\u0000b\u202Ec');
  button()?.click();
  expect(of('lo-send')).toEqual([{ text: 'abc' }]);
});

test('[C10] what nobody could see is not sent, nor told as typing', async () => {
  for (const text of Object.values(INVISIBLE)) {
    await write(text);
    button()?.click();
  }
  expect([of('lo-send'), of('lo-typing')]).toEqual([[], []]);
});

test('it says how many messages a long text would take', async () => {
  const status = () => composer.renderRoot.querySelector('[role=status]')?.textContent?.trim();
  await write('x'.repeat(10_000));
  expect(status()).toBe('8000 tekens te lang. Verstuur het in 5 delen.');
  await write('x'.repeat(10_001));
  expect(status()).toContain('6 delen');
});

test('near the limit it counts; over it, nothing is sent and nothing is cut off', async () => {
  const status = () => composer.renderRoot.querySelector('[role=status]')?.textContent?.trim();
  await write('x'.repeat(1_000));
  expect(status()).toBe('');
  await write('x'.repeat(LIMITS.messageChars - 15));
  expect(status()).toBe(nl.composer.left(15));
  await write('x'.repeat(LIMITS.messageChars + 3));
  expect(status()).toBe(nl.composer.tooLong(3, 2));
  expect(box().ariaInvalid).toBe('true');
  button()?.click();
  expect(of('lo-send')).toEqual([]);
  expect(box().value).toHaveLength(LIMITS.messageChars + 3);
});

test('[C3] typing is told as a boolean: at the start, now and then, and at the end', async () => {
  vi.useFakeTimers();
  await write('een geheim');
  await write('een geheim v');
  expect(of('lo-typing')).toEqual([{ on: true }]);
  vi.advanceTimersByTime(3_000);
  await write('een geheim ve');
  vi.advanceTimersByTime(2_500);
  await write('een geheim ver');
  expect(of('lo-typing')).toEqual([{ on: true }, { on: true }]);
  vi.advanceTimersByTime(4_000);
  expect(of('lo-typing').at(-1)).toEqual({ on: false });
  vi.useRealTimers();
});

test('[C3] while nothing can be sent, not even that somebody types is told', async () => {
  composer.draftOnly = true;
  await composer.updateComplete;
  await write('een geheim');
  expect(of('lo-typing')).toEqual([]);
  expect(button()).toBeNull();
  await userEvent.click(box());
  await userEvent.keyboard('{Enter}');
  expect(of('lo-send')).toEqual([]);
});

test('a draft from outside is shown, and grows the box', async () => {
  const low = box().offsetHeight;
  composer.draft = 'een\ntwee\ndrie';
  await composer.updateComplete;
  expect(box().value).toBe('een\ntwee\ndrie');
  expect(box().offsetHeight).toBeGreaterThan(low);
});

test('turned to another width it takes the height that its words need there', async () => {
  await write('Ik weet niet goed waar ik moet beginnen, maar het is al een tijd heel stil om mij heen.');
  const heightAt = async (width: string) => {
    composer.style.width = width;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return box().offsetHeight;
  };
  const [upright, turned, back] = [await heightAt('20rem'), await heightAt('60rem'), await heightAt('20rem')];
  expect(turned).toBeLessThan(upright);
  expect(back).toBe(upright);
});

test('is big enough for a thumb, and for a phone not to zoom in', () => {
  expect(Number.parseFloat(getComputedStyle(box()).fontSize)).toBeGreaterThanOrEqual(16);
  expect(box().offsetHeight).toBeGreaterThanOrEqual(44);
  expect(button()?.offsetHeight).toBeGreaterThanOrEqual(44);
});
