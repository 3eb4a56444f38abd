import type { Availability } from '../../protocol/http/visitor.ts';

/** What the host page may know: states, never content. */
export type ElementEvents = {
  'lo-availability': { state: Availability['state'] | 'unreachable' };
  'lo-opened': null;
  'lo-closed': null;
  'lo-talk': { running: boolean };
};

declare global {
  interface HTMLElementEventMap {
    'lo-availability': CustomEvent<ElementEvents['lo-availability']>;
    'lo-opened': CustomEvent<null>;
    'lo-closed': CustomEvent<null>;
    'lo-talk': CustomEvent<ElementEvents['lo-talk']>;
  }
}

export function dispatch<Name extends keyof ElementEvents>(
  from: HTMLElement,
  name: Name,
  detail: ElementEvents[Name],
): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
