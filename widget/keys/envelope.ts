import type { Envelope, SealedKind, Writer } from '../../protocol/sealed.ts';
import { fromBase64url, randomBytes, randomId, toBase64url } from '../../protocol/bytes.ts';
import { fromCompactJson, toCompactJson } from './compact-json.ts';
import { pad, unpad } from './padding.ts';

const VERSION = 1;
const KEY_GENERATION = 1;
const NONCE_BYTES = 12;

/** Where an envelope belongs. All of it is authenticated: moved anywhere else, an envelope does not open. */
export type EnvelopeContext = { conversationId: string; role: Writer; kind: SealedKind };

/** What an envelope holds. `instance`, `counter` and `lastSeq` let a reader notice that something is missing. */
export type Content = {
  /** Names the tab or console that wrote this; random, new for each. */
  instance: string;
  /** Counts what that instance has sealed, from 1. */
  counter: number;
  /** The highest `seq` the writer had seen. */
  lastSeq: number;
  /** When it was written: whole minutes since 1970 by the server's clock, as the writer estimates it. Older writers leave it out. */
  minute?: number | undefined;
  body: unknown;
};

/** In the year 2160. What lies beyond it is no time that could be shown. */
const MINUTES_END = 1e8;

/**
 * AES-256-GCM under the conversation's key.
 * @param id the client-made id, `randomId()`; a resent message keeps its id and its envelope.
 * @throws when the content is larger than 8 KiB.
 */
export async function sealEnvelope(
  key: CryptoKey,
  context: EnvelopeContext,
  content: Content,
  id: string = randomId(),
): Promise<Envelope> {
  const { instance, counter, lastSeq, minute, body } = content;
  const nonce = randomBytes(NONCE_BYTES);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: additionalData(context, id) },
    key,
    pad(toCompactJson({ instance, counter, lastSeq, minute, body })),
  );
  return {
    v: VERSION,
    keyGeneration: KEY_GENERATION,
    id,
    nonce: toBase64url(nonce),
    ct: toBase64url(new Uint8Array(sealed)),
  };
}

/** @throws on another key, another context, another id, or any changed bit. */
export async function openEnvelope(
  key: CryptoKey,
  context: EnvelopeContext,
  envelope: Envelope,
): Promise<Content> {
  if (envelope.v !== VERSION || envelope.keyGeneration !== KEY_GENERATION) {
    throw new Error('Envelope of another version');
  }
  const padded = await crypto.subtle.decrypt(
    {
      name: 'AES-GCM',
      iv: fromBase64url(envelope.nonce),
      additionalData: additionalData(context, envelope.id),
    },
    key,
    fromBase64url(envelope.ct),
  );
  return requireContent(fromCompactJson(unpad(new Uint8Array(padded))));
}

function additionalData(
  { conversationId, role, kind }: EnvelopeContext,
  id: string,
): Uint8Array<ArrayBuffer> {
  return toCompactJson([VERSION, KEY_GENERATION, conversationId, role, kind, id]);
}

function requireContent(value: unknown): Content {
  if (typeof value === 'object' && value !== null) {
    const { instance, counter, lastSeq, minute, body } = value as Partial<Record<keyof Content, unknown>>;
    if (typeof instance === 'string' && isCount(counter) && isCount(lastSeq)) {
      const known = isCount(minute) && minute < MINUTES_END;
      return { instance, counter, lastSeq, minute: known ? minute : undefined, body };
    }
  }
  throw new Error('Envelope with other content');
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
