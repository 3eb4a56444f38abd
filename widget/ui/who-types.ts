import type { Role } from '../../protocol/sealed.ts';

const LASTS_MS = 8_000;

/** Who of the others is writing now. */
export class WhoTypes {
  role: Role | null = null;
  readonly #onChange: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  set(role: Role | null): void {
    this.stop();
    // The word that writing stopped may never come.
    if (role !== null) this.#timer = setTimeout(() => this.set(null), LASTS_MS);
    if (role === this.role) return;
    this.role = role;
    this.#onChange();
  }

  /** Its timer, with the page. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
