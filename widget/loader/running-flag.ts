const NAME = 'lo-conversation';

/*
 * That a conversation runs in this tab, and nothing about it: so that the next page of the same site can offer it
 * again. Written only once there is one; a host that forbids storage just does without.
 */

export function talkRuns(): boolean {
  try {
    return sessionStorage.getItem(NAME) !== null;
  } catch {
    return false;
  }
}

export function keepTalkRuns(runs: boolean): void {
  try {
    if (runs) sessionStorage.setItem(NAME, '1');
    else sessionStorage.removeItem(NAME);
  } catch {
    // Without storage it is offered on this page only.
  }
}
