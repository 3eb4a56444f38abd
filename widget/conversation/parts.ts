import { languages } from '../locales/languages.ts';
import type { LatePage } from './late/late-views.ts';
import type { LeavingPage } from './late/leave-with-site.ts';
import type { LooksPage } from './late/looks.ts';
import type { TalkPage } from './talk/talk.ts';

export type Talk = Awaited<ReturnType<typeof fetchTalk>>;
export type Late = Awaited<ReturnType<typeof fetchLate>>;

export async function fetchTalk(page: TalkPage) {
  return (await import('./talk/talk.ts')).makeTalk(page);
}

/** What is fetched apart: views, their words and styles, and the question before personal data goes out. */
export async function fetchLate(page: LatePage & LeavingPage & LooksPage) {
  const [texts, late] = await Promise.all([languages[page.language].later(), import('./late/late.ts')]);
  return { texts, ...late.makeLate(page, texts) };
}
