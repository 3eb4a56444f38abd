import type { Settings } from '../../../protocol/settings.ts';
import { helpLinesAt } from './help-lines.ts';

/** The lines that are open now, each with the first way to reach it, as it can stand in a message. */
export function openLines(settings: Settings, nowMs: number): { name: string; way: string }[] {
  return helpLinesAt(settings, nowMs).flatMap(({ name, channels }) => {
    const ways = channels.filter(({ openNow }) => openNow === true).map(({ value }) => value);
    return ways.length === 0 ? [] : [{ name, way: [...new Set(ways)].slice(0, 2).join(' of ') }];
  });
}
