import type { BrowserContextOptions } from 'playwright';
import type { Visit } from './visit.ts';

/** One thing that a visitor may have on the screen, and the way there. */
export type PageState = {
  /** Names its pictures. */
  name: string;
  title: string;
  reach: (visit: Visit) => Promise<void>;
  context?: BrowserContextOptions;
};
