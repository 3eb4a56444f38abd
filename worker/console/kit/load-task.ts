import { Task, TaskStatus } from '@lit/task';
import { html, type ReactiveControllerHost } from 'lit';
import { problemCallout } from './callouts.ts';
import { COMMON } from './common-texts.ts';

/**
 * Loads what a page shows, when the page first appears and again at will, and draws the states in between. A result that
 * comes after a newer attempt has begun is dropped.
 */
export class LoadTask<T> {
  /** What was loaded last; it stays while more is loaded and when that fails. Null before the first result. */
  value: T | null = null;
  readonly #task: Task<readonly [], T>;
  readonly #problemText: (error: unknown) => string;

  /**
   * @param load gets what was loaded before, so that a list can be continued.
   * @param problemText says in words what went wrong and what one can do.
   */
  constructor(
    host: ReactiveControllerHost,
    load: (before: T | null) => Promise<T>,
    problemText: (error: unknown) => string,
  ) {
    this.#problemText = problemText;
    this.#task = new Task<readonly [], T>(host, {
      task: () => load(this.value),
      args: () => [],
      onComplete: (value) => {
        this.value = value;
      },
    });
  }

  get busy(): boolean {
    return this.#task.status === TaskStatus.PENDING;
  }

  /** What went wrong at the last attempt, in words, or null. */
  get problem(): string | null {
    return this.#task.status === TaskStatus.ERROR ? this.#problemText(this.#task.error) : null;
  }

  /** Asks anew: an attempt that is under way may have been answered before what happened since, and is dropped. */
  readonly again = (): void => void this.#task.run();

  /** Goes on with a list. Pressed twice, it goes on once. */
  readonly more = (): void => {
    if (!this.busy) this.again();
  };

  /** Drops what was loaded, and loads from the beginning: something else is asked for now. */
  readonly restart = (): void => {
    this.value = null;
    this.again();
  };

  /** Draws what was loaded; before that a spinner, or the problem with a button to try again. */
  render(show: (value: T) => unknown): unknown {
    if (this.problem !== null && this.value === null) {
      return html`${problemCallout(this.problem)}
        <div><wa-button appearance="outlined" @click=${this.again}>${COMMON.retry}</wa-button></div>`;
    }
    if (this.value === null) {
      return html`<div class="spinner"><wa-spinner></wa-spinner>${COMMON.loading}</div>`;
    }
    return show(this.value);
  }
}
