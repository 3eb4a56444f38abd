import { onTripleShift } from '../ui/triple-shift.ts';
import { make } from './dom.ts';
import type { Face } from './face.ts';
import { LAST_RESORT_HELP_LINES } from './last-resort.ts';
import { launcherTexts } from './launcher-texts.ts';
import { blankPage, leavePage, LOADING_MS } from './leave-page.ts';
import { linkTo } from './links.ts';

export type WhileLoading = {
  /** The element does not come: help lines, and the same chat in a tab of its own. */
  fail: () => void;
  /** @param wanted false if nobody waits for the panel any more. */
  end: (wanted: boolean) => void;
};

/**
 * From the press until the element is there: a way out already. The page is blank at once; the element may still come, and with
 * it the frame, which alone can wipe what an ended talk has left in this tab.
 */
export function whileLoading(face: Face): WhileLoading {
  const { exit, failed, ownTab } = launcherTexts(face.language);
  let late: ReturnType<typeof setTimeout> | undefined;
  const leave = (): void => {
    if (face.leavingSinceMs !== null) return;
    face.leavingSinceMs = performance.now();
    blankPage();
    late = setTimeout(() => leavePage([face.attribute('exit-url'), face.answer?.exitUrl]), LOADING_MS);
  };
  const button = make('button', { class: 'leave', part: 'exit', type: 'button' }, exit);
  button.onclick = leave;
  const stop = onTripleShift(leave);
  const cover = make('div', { class: 'failed', role: 'alert' });
  face.root.prepend(button, cover);
  face.askForFrame();
  return {
    fail() {
      cover.replaceChildren(
        failed,
        ...LAST_RESORT_HELP_LINES.map(({ name, ways }) =>
          make('p', {}, `${name} `, ...ways.map((way) => linkTo(...way))),
        ),
        linkTo(ownTab, face.standAlone),
      );
    },
    end(wanted) {
      // The element goes on with the leave that has begun; without it the page must not stay blank.
      if (wanted) clearTimeout(late);
      else face.dropFrame();
      stop();
      button.remove();
      cover.remove();
    },
  };
}
