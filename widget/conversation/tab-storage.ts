import type { Envelope } from '../../protocol/sealed.ts';
import { isRecord } from './page-data.ts';
import type { Past, Ticket } from './session-types.ts';

const NAMES = ['lo-ticket', 'lo-draft', 'lo-outbox', 'lo-asked', 'lo-past'] as const;
type Name = (typeof NAMES)[number] | 'lo-shift';

/**
 * The tab's memory: sessionStorage, which a reload survives and closing the tab does not. Browsers may forbid it in
 * a frame of another site; then it lasts as long as the page.
 */
class TabStorage {
  readonly #memory = new Map<Name, string>();
  readonly persistent: boolean = this.#works();

  get ticket(): Ticket | null {
    const value = this.#read('lo-ticket');
    return isTicket(value) ? value : null;
  }

  set ticket(ticket: Ticket) {
    this.#write('lo-ticket', ticket);
  }

  get draft(): string {
    const value = this.#read('lo-draft');
    return typeof value === 'string' ? value : '';
  }

  set draft(text: string) {
    this.#write('lo-draft', text);
  }

  get outbox(): Envelope[] {
    const value = this.#read('lo-outbox');
    return Array.isArray(value) ? value.filter(isEnvelope) : [];
  }

  set outbox(envelopes: Envelope[]) {
    this.#write('lo-outbox', envelopes);
  }

  get past(): Past | null {
    const value = this.#read('lo-past');
    return isRecord(value) && Array.isArray(value['messages']) ? (value as Past) : null;
  }

  set past(past: Past) {
    this.#write('lo-past', past);
  }

  /** Whether three taps of Shift are a way out: no part of a conversation, and so kept until the tab closes. */
  get shiftLeaves(): boolean {
    return this.#read('lo-shift') !== false;
  }

  set shiftLeaves(on: boolean) {
    this.#write('lo-shift', on);
  }

  /** The conversation is over. */
  clear(): void {
    for (const name of NAMES) {
      this.#memory.delete(name);
      if (this.persistent) sessionStorage.removeItem(name);
    }
  }

  /** Nothing at all may be left. */
  wipe(): void {
    if (this.persistent) sessionStorage.clear();
  }

  #works(): boolean {
    try {
      const draft = sessionStorage.getItem('lo-draft');
      sessionStorage.setItem('lo-draft', draft ?? '""');
      // A frame that was asked for ahead, and is not opened, leaves nothing.
      if (draft === null) sessionStorage.removeItem('lo-draft');
      return true;
    } catch {
      return false;
    }
  }

  #read(name: Name): unknown {
    const text = this.persistent ? sessionStorage.getItem(name) : this.#memory.get(name);
    try {
      return JSON.parse(text ?? 'null');
    } catch {
      return null;
    }
  }

  #write(name: Name, value: unknown): void {
    const text = JSON.stringify(value);
    if (!this.persistent) this.#memory.set(name, text);
    else {
      try {
        sessionStorage.setItem(name, text);
      } catch {
        // It is full: a long talk goes on without what a reload would need.
      }
    }
  }
}

function isTicket(value: unknown): value is Ticket {
  return isRecord(value) && typeof value['token'] === 'string' && isRecord(value['intake']);
}

function isEnvelope(value: unknown): value is Envelope {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['ct'] === 'string';
}

export const tabStorage = new TabStorage();
