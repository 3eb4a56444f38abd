import type { ConcernGround } from '../../../protocol/http/concerns.ts';
import type { TranscriptBody } from '../../../protocol/http/coordinator.ts';
import type { Intake } from '../../../protocol/intake.ts';
import type { Envelope, Role, SealedKind, Writer } from '../../../protocol/sealed.ts';
import { openEnvelope, type Content } from '../../../widget/keys/envelope.ts';
import { lackingOf, sidesIn } from '../../../widget/ui/end-marker.ts';
import { gapCounter } from '../../../widget/ui/gap-counter.ts';
import {
  parseComment,
  parseEvaluation,
  parseIntake,
  parseRecord,
  parseText,
  type Evaluation,
  type SealedRecord,
} from './parse-intake.ts';

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

/** [N2] What somebody who read the conversation said of it, or of the message of that number. `text` null: it is not theirs, or does not open. */
export type ReadComment = {
  n: number;
  by: string;
  alias: string;
  at: number | null;
  about: number | null;
  text: string | null;
};

/** Of a conversation that was shared, what came afterwards is not there. */
export type SealedTranscript = Pick<
  TranscriptBody,
  'id' | 'intake' | 'messages' | 'comments' | 'endMarkers'
> &
  Partial<Pick<TranscriptBody, 'evaluation' | 'record' | 'reports'>>;

export type Transcript = {
  /** A key that opened something of it: what is added is sealed with it. */
  key: CryptoKey;
  intake: Intake | 'unreadable' | null;
  messages: TranscriptMessage[];
  evaluation: Evaluation | 'unreadable' | null;
  /** Null: nothing of it was sealed. */
  record: SealedRecord | 'unreadable' | null;
  /** [B3] What was reported about it, and by whom. `text`: null if there was none. */
  reports: { alias: string; ground: ConcernGround; text: { text: string } | 'unreadable' | null }[];
  comments: ReadComment[];
  /** [K6] How many should have stood after the last one; null if nobody said how many there were. */
  missingAtEnd: number | null;
};

/**
 * Decrypts a conversation, each part with whichever key opens it. Inside the encryption every writer counts and names the last message seen, so that
 * something the server left out shows as a gap.
 * @returns null if no key opens anything of it
 */
export async function readTranscript(
  keys: readonly CryptoKey[],
  body: SealedTranscript,
): Promise<Transcript | null> {
  const fits = new Set<CryptoKey>();
  const open = async (role: Writer, kind: SealedKind, envelope: Envelope): Promise<Content | null> => {
    const context = { conversationId: body.id, role, kind };
    for (const key of keys) {
      const content = await openEnvelope(key, context, envelope).catch(() => null);
      if (content === null) continue;
      fits.add(key);
      return content;
    }
    return null;
  };
  /** The last message that the writers of the forms had seen. */
  const seen: number[] = [];
  const opened = async <T>(
    role: Role,
    kind: SealedKind,
    envelope: Envelope | null,
    parse: (sealed: unknown) => T | null,
  ): Promise<T | 'unreadable' | null> => {
    if (envelope === null) return null;
    const content = await open(role, kind, envelope);
    seen.push(content?.lastSeq ?? 0);
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
        at: timeOf(content),
        text: content && parseText(content.body),
        missingBefore: countGap(seq, content),
      };
    }),
    evaluation: await opened('visitor', 'evaluation', body.evaluation?.text ?? null, parseEvaluation),
    record: await opened('volunteer', 'contactRecord', body.record?.text ?? null, parseRecord),
    reports: await Promise.all(
      (body.reports ?? []).map(async ({ role, alias, ground, text }) => {
        const content = text && (await open(role, 'concern', text));
        const typed = content && parseText(content.body);
        return { alias, ground, text: text && (typed === null ? ('unreadable' as const) : { text: typed }) };
      }),
    ),
  };
  const comments = await Promise.all(
    (body.comments ?? []).map(async ({ n, volunteerId: by, alias, envelope }) => {
      const content = await open('reader', 'comment', envelope);
      const said = content && parseComment(content.body);
      // The server could say that somebody else wrote it.
      const { about, text } = said?.by === by ? said : { about: null, text: null };
      return { n, by, alias, at: timeOf(content), about, text };
    }),
  );
  const markers = await Promise.all(
    (body.endMarkers ?? []).map(({ role, envelope }) => open(role, 'end', envelope)),
  );
  const [key] = fits;
  if (key === undefined) return null;
  return { key, ...transcript, comments, missingAtEnd: missingAtEnd(transcript.messages, seen, markers) };
}

/** A whole minute, as its writer says; null: it does not say so. */
const timeOf = (content: Content | null): number | null =>
  content?.minute === undefined ? null : content.minute * 60_000;

/** What the markers count and the forms had seen, beyond what stands here; but for what a gap says already. */
function missingAtEnd(
  messages: readonly TranscriptMessage[],
  seen: readonly number[],
  markers: readonly (Content | null)[],
): number | null {
  // Messages are numbered from 1, so that the last number that anybody saw says how many there were.
  const last = Math.max(0, ...seen, ...markers.map((marker) => marker?.lastSeq ?? 0));
  const of = (side: Role) => messages.filter(({ role }) => role === side).length;
  const here = { visitor: of('visitor'), volunteer: of('volunteer') };
  const gaps = messages.reduce((sum, { missingBefore }) => sum + missingBefore, 0);
  const counted = markers.flatMap((marker) => (marker === null ? [] : [sidesIn(marker.body)]));
  const lacking = counted.map((sides) => lackingOf(sides, here) - gaps);
  const missing = Math.max(0, last - messages.length - gaps, ...lacking);
  return counted.length === 0 && missing === 0 ? null : missing;
}
