import type { TranscriptBody } from '../../../protocol/http/coordinator.ts';
import type { Intake } from '../../../protocol/intake.ts';
import type { Envelope, Role, SealedKind } from '../../../protocol/sealed.ts';
import { openEnvelope, type Content } from '../../../widget/keys/envelope.ts';
import {
  parseEvaluation,
  parseIntake,
  parseRecord,
  parseText,
  type Evaluation,
  type SealedRecord,
} from '../conversation/parse-intake.ts';

export type TranscriptMessage = {
  seq: number;
  role: Role;
  /** Epoch ms, of a whole minute, as its writer says; null: it does not say so. */
  at: number | null;
  /** null: it did not decrypt. */
  text: string | null;
  /** How many should have stood before it, by the server's numbers or by the writers' own. */
  missingBefore: number;
};

export type Transcript = {
  intake: Intake | 'unreadable' | null;
  messages: TranscriptMessage[];
  evaluation: Evaluation | 'unreadable' | null;
  /** Null: nothing of it was sealed. */
  record: SealedRecord | 'unreadable' | null;
};

/**
 * Decrypts a conversation, each part with whichever key opens it. Inside the encryption every writer counts and names the last message seen, so that
 * something the server left out shows as a gap.
 * @returns null if no key opens anything of it
 */
export async function readTranscript(
  keys: readonly CryptoKey[],
  body: TranscriptBody,
): Promise<Transcript | null> {
  let fits = false;
  const open = async (role: Role, kind: SealedKind, envelope: Envelope): Promise<Content | null> => {
    const context = { conversationId: body.id, role, kind };
    for (const key of keys) {
      const content = await openEnvelope(key, context, envelope).catch(() => null);
      if (content === null) continue;
      fits = true;
      return content;
    }
    return null;
  };
  const opened = async <T>(
    role: Role,
    kind: SealedKind,
    envelope: Envelope | null,
    parse: (sealed: unknown) => T | null,
  ): Promise<T | 'unreadable' | null> => {
    if (envelope === null) return null;
    const content = await open(role, kind, envelope);
    return (content && parse(content.body)) ?? 'unreadable';
  };

  const ordered = body.messages.toSorted((a, b) => a.seq - b.seq);
  const contents = await Promise.all(ordered.map(({ role, envelope }) => open(role, 'message', envelope)));
  const countGap = gapCounter();
  const transcript = {
    intake: await opened('visitor', 'intake', body.intake, parseIntake),
    messages: ordered.map(({ seq, role }, index) => {
      const content = contents[index] ?? null;
      return {
        seq,
        role,
        at: content?.minute === undefined ? null : content.minute * 60_000,
        text: content && parseText(content.body),
        missingBefore: countGap(seq, content),
      };
    }),
    evaluation: await opened('visitor', 'evaluation', body.evaluation?.text ?? null, parseEvaluation),
    record: await opened('volunteer', 'contactRecord', body.record?.text ?? null, parseRecord),
  };
  return fits ? transcript : null;
}

function gapCounter(): (seq: number, content: Content | null) => number {
  const counters = new Map<string, number>();
  let lastSeq = 0;
  // Each of these may be the one that a later count skips.
  let unread = 0;
  return (seq, content) => {
    const byNumber = seq - lastSeq - 1;
    const lastSeen = lastSeq;
    lastSeq = seq;
    if (content === null) {
      unread += 1;
      return Math.max(0, byNumber);
    }
    const counted = counters.get(content.instance) ?? 0;
    counters.set(content.instance, Math.max(counted, content.counter));
    const byCounter = content.counter - counted - 1 - unread;
    if (content.counter > counted + 1) unread = 0;
    // What the writer had seen, beyond what stands here.
    return Math.max(0, byNumber, content.lastSeq - lastSeen, byCounter);
  };
}
