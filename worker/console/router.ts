import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { RoomId } from '../../protocol/sealed.ts';

export type Route =
  | { page: 'home' }
  | { page: 'transcripts' }
  | { page: 'transcript'; id: string }
  | { page: 'hours' }
  | { page: 'audit' }
  | { page: 'keys' }
  | { page: 'notFound' };

export const PATHS = {
  home: '/console',
  transcripts: '/console/gesprekken',
  hours: '/console/openingstijden',
  audit: '/console/logboek',
  keys: '/console/sleutels',
} as const;

export function parseRoute(path: string): Route {
  const clean = path.replace(/\/+$/, '');
  for (const page of ['home', 'transcripts', 'hours', 'audit', 'keys'] as const) {
    if (clean === PATHS[page]) return { page };
  }
  const id = RoomId.safeParse(clean.slice(PATHS.transcripts.length + 1)).data;
  return id !== undefined && clean === `${PATHS.transcripts}/${id}`
    ? { page: 'transcript', id }
    : { page: 'notFound' };
}

/** Pages by address, without loading anew: follows links inside the console, and the browser's back and forward. */
export class Router implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #arrived: () => void;
  route: Route = parseRoute(location.pathname);

  /** @param arrived after each change of page, once it is rendered. */
  constructor(host: ReactiveControllerHost & EventTarget, arrived: () => void) {
    this.#host = host;
    this.#arrived = arrived;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#show);
    this.#host.addEventListener('click', this.#clicked);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#show);
    this.#host.removeEventListener('click', this.#clicked);
  }

  go(path: string): void {
    if (path !== location.pathname) history.pushState(null, '', path);
    this.#show();
  }

  readonly #show = (): void => {
    this.route = parseRoute(location.pathname);
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(this.#arrived);
  };

  readonly #clicked = (event: Event): void => {
    if (!(event instanceof MouseEvent) || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link === undefined || link.origin !== location.origin || link.target !== '') return;
    if (parseRoute(link.pathname).page === 'notFound') return;
    event.preventDefault();
    this.go(link.pathname);
  };
}
