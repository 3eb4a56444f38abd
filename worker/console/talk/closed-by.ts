import { CLOSE } from '../../../protocol/close-codes.ts';

/** What it means for a volunteer that the room closed the socket for good. */
export function closedBy(code: number): 'moved' | 'gone' | 'stopped' {
  if (code === CLOSE.gone.code) return 'gone';
  return code === CLOSE.refused.code ? 'moved' : 'stopped';
}
