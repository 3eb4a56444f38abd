import type { VisitorEvent } from '../../protocol/room.ts';
import { isRecord } from './page-data.ts';

const FIELD_OF: Record<VisitorEvent['type'], string> = {
  state: 'state',
  sealRequest: 'console',
  keyRequest: 'console',
  message: 'envelope',
  typing: 'role',
  received: 'seq',
  refused: 'code',
};

/**
 * Whether a frame is an event this page knows. It came from our own server, which parses with the full schema; this
 * guard only keeps a newer server's unknown events out, and spares visitors the download of the schema.
 */
export function isVisitorEvent(frame: unknown): frame is VisitorEvent {
  return isRecord(frame) && typeof frame['type'] === 'string' && hasField(frame, frame['type']);
}

function hasField(frame: Record<string, unknown>, type: string): boolean {
  return Object.entries(FIELD_OF).some(([known, field]) => known === type && field in frame);
}
