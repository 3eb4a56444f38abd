import type { VisitorEvent } from '../../protocol/room.ts';
import { isRecord } from './page-data.ts';

const TYPES: readonly VisitorEvent['type'][] = [
  'half',
  'state',
  'sealRequest',
  'keyRequest',
  'message',
  'more',
  'typing',
  'received',
  'endMarker',
  'refused',
];

/**
 * Whether a frame is an event this page knows. It came from our own server, which the full schema binds; this guard
 * only keeps a newer server's unknown events out, and spares visitors the download of the schema.
 */
export function isVisitorEvent(frame: unknown): frame is VisitorEvent {
  return isRecord(frame) && TYPES.some((type) => type === frame['type']);
}
