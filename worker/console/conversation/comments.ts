import * as z from 'zod';
import { isBlank } from '../../../protocol/blank.ts';
import { randomId } from '../../../protocol/bytes.ts';
import { COMMENT_BOUNDS } from '../../../protocol/http/shares.ts';
import type { Envelope } from '../../../protocol/sealed.ts';
import { sealEnvelope } from '../../../widget/keys/envelope.ts';
import { Observable } from '../kit/observable.ts';
import type { Api } from '../session/api.ts';
import { TypedTexts } from '../session/typed-texts.ts';
import type { ReadComment } from './read-transcript.ts';

/** Which message it is about, by its number; null: the whole conversation. */
export type About = number | null;

/** What was typed and not placed, about what: a talk or a reload that comes in between takes the page away, and none of this. */
const Unplaced = z.array(z.tuple([z.number().nullable(), z.string().max(COMMENT_BOUNDS.chars)]));

/**
 * [N2] What readers say of one conversation, and what whoever reads it here has typed and not placed. A text is sealed once: tried again, it
 * is the same comment.
 */
export class Comments extends Observable {
  all: readonly ReadComment[];
  readonly #parts: CommentParts;
  readonly #instance = randomId();
  readonly #drafts: Map<About, string>;
  readonly #place: string;
  readonly #sealed = new Map<About, { text: string; envelope: Envelope }>();
  #counter = 0;

  constructor(parts: CommentParts) {
    super();
    this.#parts = parts;
    this.all = parts.comments;
    this.#place = `comments ${parts.conversationId}`;
    this.#drafts = new Map(Unplaced.safeParse(TypedTexts.of(parts.api).read(this.#place)).data);
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
    if (text === '') this.#drafts.delete(about);
    else this.#drafts.set(about, text);
    this.#keep();
  }

  /** True if a reload would lose it. */
  isAtRisk(about: About): boolean {
    return !isBlank(this.draft(about)) && TypedTexts.of(this.#parts.api).isAtRisk(this.#place);
  }

  #keep(): void {
    TypedTexts.of(this.#parts.api).write(this.#place, this.#drafts.size === 0 ? null : [...this.#drafts]);
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
    this.#keep();
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
  /** Whose `TypedTexts` are ready. */
  api: Pick<Api, 'comment'>;
  self: { id: string; alias: string };
  conversationId: string;
  key: CryptoKey;
  /** The numbers of the messages that are there. */
  seqs: ReadonlySet<number>;
  comments: readonly ReadComment[];
};
