import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { findChromium } from '../chromium.ts';
import { serveBuild, type ServedBuild } from './served-build.ts';

/** A slow phone on slow 4G: 150 ms a round trip, 1.6 Mbit/s down, a processor four times slower than this one. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const CPU_SLOWDOWN = 4;
const USABLE = 'The form is usable at ';

type Times = {
  /** Of the main thread, for a page view. */
  viewMs: number;
  /** Of the page view, in thousandths: nothing that the site shows may move. */
  shift: number;
  /** From the press until somebody can type in the form, which a finger touches just before it. */
  tapToFormMs: number;
  /** The same with a mouse, which is over the button before it presses. */
  mouseToFormMs: number;
  /** The longest task in the frame in that time. */
  longestTaskMs: number;
};
type Pointer = 'tap' | 'mouse';
/** From the first sign of intent to the press. */
const AHEAD_MS: Readonly<Record<Pointer, number>> = { tap: 80, mouse: 400 };

/** Measures builds in turn, so that whatever else the machine does meanwhile is shared among them, and prints medians. */
export async function measureDevice(against: string | undefined, rounds: number): Promise<void> {
  const here = fileURLToPath(new URL('../..', import.meta.url));
  const builds = [await serveBuild(here, 'this')];
  if (against !== undefined) builds.push(await serveBuild(resolve(against), 'other'));
  const browser = await chromium.launch(await findChromium());
  const measured = new Map<string, Times[]>(builds.map(({ name }) => [name, []]));
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const build of builds) measured.get(build.name)?.push(await both(browser, build));
    }
  } finally {
    await browser.close();
    for (const build of builds) build.stop();
  }
  console.log(`Medians of ${rounds} rounds in turn, and from the best to the worst.\n`);
  for (const [name, times] of measured) {
    console.log(name);
    for (const key of ['viewMs', 'shift', 'tapToFormMs', 'mouseToFormMs', 'longestTaskMs'] as const) {
      const sorted = times.map((each) => each[key]).toSorted((a, b) => a - b);
      const [middle = 0, first = 0, last = 0] = [
        sorted[Math.floor(sorted.length / 2)],
        sorted[0],
        sorted.at(-1),
      ];
      console.log(
        `  ${key.padEnd(14)} ${middle.toFixed(0).padStart(6)}   ${first.toFixed(0)} to ${last.toFixed(0)}`,
      );
    }
  }
}

async function both(browser: Browser, build: ServedBuild): Promise<Times> {
  const tap = await visit(browser, build, 'tap');
  const mouse = await visit(browser, build, 'mouse');
  const { viewMs, shift } = tap;
  const longestTaskMs = Math.max(tap.longestTaskMs, mouse.longestTaskMs);
  return { viewMs, shift, tapToFormMs: tap.formMs, mouseToFormMs: mouse.formMs, longestTaskMs };
}

async function visit(browser: Browser, { site, chat }: ServedBuild, pointer: Pointer) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'nl-NL' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', NETWORK);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await cdp.send('Performance.enable');
  await page.addInitScript((usable) => {
    Object.assign(window, { tasks: [], shift: 0 });
    new PerformanceObserver((list) => {
      (Reflect.get(window, 'tasks') as PerformanceEntry[]).push(...list.getEntries());
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Reflect.set(
          window,
          'shift',
          (Reflect.get(window, 'shift') as number) + (Reflect.get(entry, 'value') as number),
        );
    }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      const field = document.querySelector('lo-chat-page')?.shadowRoot?.querySelector('input');
      // Said in the console, because whoever asks a page something through the browser's protocol first loads much of its own there.
      if (field) console.debug(usable, performance.timeOrigin + performance.now());
      else requestAnimationFrame(look);
    };
    if (window.parent !== window) look();
  }, USABLE);
  await page.goto(site, { waitUntil: 'networkidle' });
  const button = page.locator('luisterend-oog-chat button.launcher');
  await button.waitFor();
  const { metrics } = await cdp.send('Performance.getMetrics');
  const viewMs = (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1_000;
  const shift = (await page.evaluate(() => Reflect.get(window, 'shift') as number)) * 1_000;
  const usable = page.waitForEvent('console', (message) => message.text().startsWith(USABLE));
  await page.evaluate(
    async ([type, aheadMs]) => {
      const launcher = document
        .querySelector('luisterend-oog-chat')
        ?.shadowRoot?.querySelector<HTMLElement>('button.launcher');
      launcher?.dispatchEvent(new PointerEvent(type === 'tap' ? 'pointerdown' : 'pointerenter'));
      await new Promise((resolve) => setTimeout(resolve, aheadMs));
      Reflect.set(window, 'pressedAt', performance.timeOrigin + performance.now());
      launcher?.click();
    },
    [pointer, AHEAD_MS[pointer]] as const,
  );
  const usableAt = Number((await usable).text().slice(USABLE.length));
  const pressedAt = await page.evaluate(() => Reflect.get(window, 'pressedAt') as number);
  const frame = page.frames().find((each) => each.url().startsWith(chat));
  if (frame === undefined) throw new Error('The form was usable, and its frame is gone');
  const tasks = await frame.evaluate(
    (untilMs) =>
      (Reflect.get(window, 'tasks') as PerformanceEntry[])
        .filter(({ startTime }) => performance.timeOrigin + startTime < untilMs)
        .map(({ duration }) => duration),
    usableAt,
  );
  await context.close();
  return { viewMs, shift, formMs: usableAt - pressedAt, longestTaskMs: Math.max(0, ...tasks) };
}
