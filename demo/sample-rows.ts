import type { PublicKey, Role, SealedKey, SealedKind } from '../protocol/sealed.ts';
import { fromBase64url, randomId } from '../protocol/bytes.ts';
import { exportConversationKey, makeConversationKey } from '../widget/keys/conversation-key.ts';
import { sealEnvelope } from '../widget/keys/envelope.ts';
import { sealTo } from '../widget/keys/sealing.ts';
import { DEMO_IDS } from '../worker/demo/demo-data.ts';
import { quarterHourOf } from '../worker/store/quarter-hour.ts';
import type { SampleConversation } from './sample-conversations.ts';

type Row = { sql: string; values: (string | number | null)[] };

const DAY_MS = 86_400_000;
const RETENTION_DAYS = 42;
const WAITED_MS = 40_000;

/** Encrypts one made-up conversation as a visitor's and a volunteer's browser would have done. */
export async function sampleRows(
  sample: SampleConversation,
  conversationId: string,
  review: PublicKey,
  site: string,
  nowMs: number,
): Promise<{ rows: Row[]; sealedForReview: SealedKey }> {
  const key = await makeConversationKey();
  const raw = fromBase64url(await exportConversationKey(key));
  const instances = { visitor: randomId(), volunteer: randomId() };
  const counters = { visitor: 0, volunteer: 0 };
  let lastSeq = 0;
  const seal = (
    role: Role,
    kind: SealedKind,
    counted: { instance: string; counter: number; minute?: number },
    body: unknown,
  ) => sealEnvelope(key, { conversationId, role, kind }, { ...counted, lastSeq, body });
  // Forms have an instance of their own, because in the messages' count they would look like missing messages.
  const sealForm = (role: Role, kind: SealedKind, body: unknown) =>
    seal(role, kind, { instance: randomId(), counter: 1 }, body);

  const startedMs = startOf(sample, nowMs);
  const openedMs = startedMs + WAITED_MS;
  const rows: Row[] = [];
  const intake = await sealForm('visitor', 'intake', sample.intake);
  let atMs = openedMs;
  for (const [role, afterSeconds, text] of sample.messages) {
    counters[role] += 1;
    const counted = { instance: instances[role], counter: counters[role] };
    atMs += afterSeconds * 1_000;
    const envelope = await seal(role, 'message', { ...counted, minute: Math.floor(atMs / 60_000) }, { text });
    lastSeq += 1;
    rows.push({
      sql: 'INSERT INTO messages (conversation_id, seq, role, client_id, envelope) VALUES (?, ?, ?, ?, ?)',
      values: [conversationId, lastSeq, role, envelope.id, JSON.stringify(envelope)],
    });
  }
  const endedMs = atMs + 15_000;
  rows.unshift({
    sql: `INSERT INTO conversations (id, created_at, language, site, opened_at, volunteer_id, review_key_id, ended_at,
            ended_by, visitor_messages, volunteer_messages, archived_at, erase_at)
          VALUES (?, ?, 'nl', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    values: [
      ...[conversationId, quarterHourOf(startedMs), site, quarterHourOf(openedMs), DEMO_IDS.volunteer],
      ...[review.id, quarterHourOf(endedMs), sample.endedBy],
      ...[
        countOf(sample, 'visitor'),
        countOf(sample, 'volunteer'),
        quarterHourOf(endedMs),
        quarterHourOf(endedMs + RETENTION_DAYS * DAY_MS),
      ],
    ],
  });
  rows.push({
    sql: 'INSERT INTO intakes (conversation_id, envelope) VALUES (?, ?)',
    values: [conversationId, JSON.stringify(intake)],
  });

  const { scores } = sample;
  const evaluation = await sealForm('visitor', 'evaluation', { scores, text: sample.evaluationText ?? '' });
  rows.push({
    sql: 'INSERT INTO evaluations (conversation_id, envelope) VALUES (?, ?)',
    values: [conversationId, JSON.stringify(evaluation)],
  });

  const { topic, heavy, text } = sample.record;
  const record = await sealForm('volunteer', 'contactRecord', { topic, text });
  rows.push({
    sql: 'INSERT INTO contact_records (conversation_id, volunteer_id, heavy, envelope) VALUES (?, ?, ?, ?)',
    values: [conversationId, DEMO_IDS.volunteer, flag(heavy), JSON.stringify(record)],
  });
  return { rows, sealedForReview: await sealTo(review, 'review', conversationId, raw) };
}

function startOf({ daysAgo, startedAt }: SampleConversation, nowMs: number): number {
  const day = new Date(nowMs - daysAgo * DAY_MS).toISOString().slice(0, 10);
  return Date.parse(`${day}T${startedAt}:00Z`);
}

function countOf({ messages }: SampleConversation, role: Role): number {
  return messages.filter(([writer]) => writer === role).length;
}

function flag(value: boolean | null): number | null {
  return value === null ? null : Number(value);
}
