import { isBlank } from '../../../protocol/blank.ts';
import { randomId } from '../../../protocol/bytes.ts';
import { COMMENT_BOUNDS } from '../../../protocol/http/shares.ts';
import type { Envelope } from '../../../protocol/sealed.ts';
import { sealEnvelope } from '../../../widget/keys/envelope.ts';
import { Observable } from '../kit/observable.ts';
import type { Api } from '../session/api.ts';
import { OwnDraft } from '../session/own-draft.ts';
import type { ReadComment } from './read-transcript.ts';

/** Which message it is about, by its number; null: the whole conversation. */
export type About = number | null;

/** What was typed and not placed, by conversation: a talk that comes in between takes the page away, and none of this. */
const unplaced = new OwnDraft(() => new Map<string, Map<About, string>>());

/**
 * [N2] What readers say of one conversation, and what whoever reads it here has typed and not placed. A text is sealed once: tried again, it
 * is the same comment.
 */
export class Comments extends Observable {
  all: readonly ReadComment[];
  readonly #parts: CommentParts;
  readonly #instance = randomId();
  readonly #drafts: Map<About, string>;
  readonly #sealed = new Map<About, { text: string; envelope: Envelope }>();
  #counter = 0;

  constructor(parts: CommentParts) {
    super();
    this.#parts = parts;
    this.all = parts.comments;
    const own = unplaced.of(parts.api);
    this.#drafts = own.get(parts.conversationId) ?? new Map<About, string>();
    own.set(parts.conversationId, this.#drafts);
  }

  get full(): boolean {
    return this.all.length >= COMMENT_BOUNDS.each;
  }

  get selfId(): string {
    return this.#parts.self.id;
  }

  /** Those about what is not there stand with the whole. */
  on(about: About): readonly ReadComment[] {
    const { seqs } = this.#parts;
    return this.all.filter(
      (comment) => (comment.about !== null && seqs.has(comment.about) ? comment.about : null) === about,
    );
  }

  draft(about: About): string {
    return this.#drafts.get(about) ?? '';
  }

  type(about: About, text: string): void {
    this.#drafts.set(about, text);
  }

  /** Places what was typed; nothing of it is lost if that fails. @throws ApiError */
  async place(about: About): Promise<void> {
    const text = this.draft(about).trim();
    if (isBlank(text)) return;
    const { api, conversationId, self } = this.#parts;
    const envelope = await this.#seal(about, text);
    await api.comment(conversationId, { envelope });
    this.#sealed.delete(about);
    this.#drafts.delete(about);
    const last = this.all.at(-1)?.n ?? 0;
    this.all = [...this.all, { n: last + 1, by: self.id, alias: self.alias, at: Date.now(), about, text }];
    this.changed();
  }

  async #seal(about: About, text: string): Promise<Envelope> {
    const before = this.#sealed.get(about);
    if (before?.text === text) return before.envelope;
    const { conversationId, self, key, seqs } = this.#parts;
    const context = { conversationId, role: 'reader', kind: 'comment' } as const;
    const envelope = await sealEnvelope(key, context, {
      instance: this.#instance,
      counter: (this.#counter += 1),
      lastSeq: Math.max(0, ...seqs),
      minute: Math.floor(Date.now() / 60_000),
      body: { text, by: self.id, ...(about !== null && { about }) },
    });
    this.#sealed.set(about, { text, envelope });
    return envelope;
  }
}

type CommentParts = {
  api: Pick<Api, 'comment'>;
  self: { id: string; alias: string };
  conversationId: string;
  key: CryptoKey;
  /** The numbers of the messages that are there. */
  seqs: ReadonlySet<number>;
  comments: readonly ReadComment[];
};
