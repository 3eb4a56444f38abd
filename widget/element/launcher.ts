import { make, makeIcon } from './dom.ts';

const BUBBLE =
  'M20 5.5H4a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3v4l4.5-4H20a1 1 0 0 0 1-1v-9a1 1 0 0 0-1-1ZM8 11h.01M12 11h.01M16 11h.01';

/** The button on the host page, with the words beneath it that say whether one may come in. */
export class Launcher {
  readonly element: HTMLButtonElement;
  readonly #label = make('span', { class: 'label', part: 'label' });
  readonly #status = make('span', { class: 'status', part: 'status' });

  constructor(onClick: () => void) {
    const words = make('span', {}, this.#label, this.#status);
    this.element = make(
      'button',
      { class: 'launcher', part: 'button', type: 'button' },
      makeIcon(BUBBLE),
      words,
    );
    this.element.onclick = onClick;
  }

  show(label: string, status: string): void {
    if (this.#label.textContent !== label) this.#label.textContent = label;
    if (this.#status.textContent !== status) this.#status.textContent = status;
  }
}
