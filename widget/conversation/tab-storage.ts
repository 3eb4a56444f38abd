import { randomSecret } from '../../protocol/bytes.ts';
import type { Intake } from '../../protocol/intake.ts';
import type { Envelope } from '../../protocol/sealed.ts';
import { isRecord } from './page-data.ts';
import type { Ticket } from './session-types.ts';

/** What pages of before the split key stored in the open. */
const OPEN_NAMES = ['lo-draft', 'lo-asked', 'lo-past'] as const;
const NAMES = ['lo-ticket', 'lo-sealed', 'lo-outbox', ...OPEN_NAMES] as const;
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
    return isTicket(value) ? ticketIn(value) : null;
  }

  /** [K3] But for its secret. */
  set ticket({ signUpId, token, half, roomId }: Ticket) {
    this.#write('lo-ticket', { signUpId, token, half, roomId });
  }

  /** What else is kept of a conversation, as ciphertext; null before anything is. */
  get sealed(): string | null {
    const value = this.#read('lo-sealed');
    return typeof value === 'string' ? value : null;
  }

  /** Stores it with what it needs to be read, and takes away what was stored in the open before. */
  keep(ticket: Ticket, sealed: string): void {
    this.#write('lo-sealed', sealed);
    this.ticket = ticket;
    this.#remove(OPEN_NAMES);
  }

  /** What a page of before the split key has kept. */
  get unsealed(): { draft?: string; asked?: string[] } {
    const [draft, asked] = [this.#read('lo-draft'), this.#read('lo-asked')];
    return {
      ...(typeof draft === 'string' && { draft }),
      ...(Array.isArray(asked) && { asked }),
    };
  }

  get outbox(): Envelope[] {
    const value = this.#read('lo-outbox');
    return Array.isArray(value) ? value.filter(isEnvelope) : [];
  }

  set outbox(envelopes: Envelope[]) {
    this.#write('lo-outbox', envelopes);
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
    this.#remove(NAMES);
  }

  /** Nothing at all may be left. */
  wipe(): void {
    if (this.persistent) sessionStorage.clear();
  }

  #works(): boolean {
    try {
      const shift = sessionStorage.getItem('lo-shift');
      sessionStorage.setItem('lo-shift', shift ?? 'true');
      // A frame that was asked for ahead, and is not opened, leaves nothing.
      if (shift === null) sessionStorage.removeItem('lo-shift');
      return true;
    } catch {
      return false;
    }
  }

  #remove(names: readonly Name[]): void {
    for (const name of names) {
      this.#memory.delete(name);
      if (this.persistent) sessionStorage.removeItem(name);
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

type Stored = Omit<Ticket, 'half' | 'secret'> & { half?: unknown; key?: unknown; intake?: unknown };

function isTicket(value: unknown): value is Stored {
  return isRecord(value) && typeof value['token'] === 'string';
}

/** A page of before the split key had no half, and stored the secret in the open: it goes on, and is sealed as soon as that can be. */
function ticketIn({ signUpId, token, roomId, half, key, intake }: Stored): Ticket {
  return {
    ...{ signUpId, token, roomId },
    half: typeof half === 'string' ? half : randomSecret(),
    secret: typeof key === 'string' && isRecord(intake) ? { key, intake: intake as Intake } : null,
  };
}

function isEnvelope(value: unknown): value is Envelope {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['ct'] === 'string';
}

export const tabStorage = new TabStorage();
