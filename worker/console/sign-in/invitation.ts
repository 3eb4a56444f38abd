import { Secret } from '../../../protocol/sealed.ts';

/**
 * The secret of an invitation link (`/console#invitation=…`), taken out of the address at once: it must not stay in
 * the history, nor be seen over a shoulder. From here on it is in memory only.
 */
export function takeInvitation(): string | null {
  const secret = new URLSearchParams(location.hash.slice(1)).get('invitation');
  if (secret === null) return null;
  history.replaceState(null, '', location.pathname + location.search);
  return Secret.safeParse(secret).data ?? null;
}
