import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { axeFindings, cutOff, running, smallTargets, spaceText } from './inspect.ts';

export const SMALL = { width: 320, height: 640 } as const;
export const LOW = { width: 320, height: 256 } as const;
export const LOOKS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;

/**
 * The tests of what must hold of every page of either side, in a small window that has been prepared. The last one leaves the
 * text of the page spaced.
 */
export function testLooks(pageOf: () => Page): void {
  test.for(LOOKS)('[W1] axe finds nothing: $colorScheme, forced $forcedColors', async (look) => {
    await pageOf().emulateMedia(look);
    expect(await axeFindings(pageOf())).toEqual([]);
  });

  test('[W2] nothing to press is smaller than 44 px', async () => {
    expect(await smallTargets(pageOf())).toEqual([]);
  });

  test('[W4] at 320 px, which 400 % zoom makes of 1280, nothing is cut off', async () => {
    expect(await cutOff(pageOf())).toEqual([]);
    await pageOf().setViewportSize(LOW);
    expect(await cutOff(pageOf())).toEqual([]);
    await pageOf().setViewportSize(SMALL);
  });

  test('[W5] who asked for less motion gets none', async () => {
    expect(await running(pageOf())).toEqual([]);
  });

  test('[W4] with the spacing of WCAG 1.4.12 nothing is cut off', async () => {
    await spaceText(pageOf());
    expect(await cutOff(pageOf())).toEqual([]);
  });
}
