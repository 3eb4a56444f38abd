import type { Language } from './languages.ts';

/* What the console hands to the preview of a visitor's page, by `postMessage` on their own origin. Nothing of it is sent or kept. Zod-free. */

/** Where in its course the page is shown. */
export const PREVIEW_VIEWS = ['form', 'nobodyOnDuty', 'waiting', 'full', 'closed', 'closing'] as const;
export type PreviewView = (typeof PREVIEW_VIEWS)[number];

/** Where the console finds the page. */
export const PREVIEW_PATH = '/console/preview';

/** The frame has loaded, and wants to be told what to show. */
export const PREVIEW_READY = 'lo-preview-ready';

/** `lo-preview`: the contract. `data`: what the page would get of the server (`ChatPageData`), with the draft in it. */
export type PreviewMessage<Data> = {
  type: 'lo-preview';
  language: Language;
  view: PreviewView;
  data: Data;
};
