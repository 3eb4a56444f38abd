import type { Envelope, SealedKind } from '../../../protocol/sealed.ts';
import { openEnvelope } from '../../../widget/keys/envelope.ts';

/** Consoles of before the split key had these two. */
type DraftBefore = 'record' | 'message';
export type DraftName = DraftBefore | 'concern' | 'ending';
/** Each as its own part of the talk keeps it. */
export type Drafts = Partial<Record<DraftName, object>>;

/** A conversation as consoles of before the split key stored it: its key as the browser writes one, and its drafts under that. */
export type ConversationBefore = {
  roomId: string;
  volunteerId: string;
  openedAtMs: number;
  key: CryptoKey;
  drafts?: Partial<Record<DraftBefore, Envelope>>;
};

const KINDS = { record: 'contactRecord', message: 'draft' } as const satisfies Record<
  DraftBefore,
  SealedKind
>;

/** What can't be opened is left out. */
export async function draftsBefore({ roomId, key, drafts = {} }: ConversationBefore): Promise<Drafts> {
  const opened: Drafts = {};
  for (const name of ['record', 'message'] as const) {
    const envelope = drafts[name];
    if (envelope === undefined) continue;
    const context = { conversationId: roomId, role: 'volunteer', kind: KINDS[name] } as const;
    const body = (await openEnvelope(key, context, envelope).catch(() => null))?.body;
    if (typeof body === 'object' && body !== null) opened[name] = body;
  }
  return opened;
}
