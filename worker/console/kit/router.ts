import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Pages by address, without loading anew: follows links inside the console, and the browser's back and forward. */
export class Router<Route> implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #parse: (path: string) => Route | null;
  readonly #elsewhere: Route;
  readonly #arrived: () => void;
  route: Route;

  /**
   * @param parse the page at a path, or null if there is none; links to such a path are left to the browser.
   * @param elsewhere what to show where there is no page.
   * @param arrived after each change of page, once it is rendered.
   */
  constructor(
    host: ReactiveControllerHost & EventTarget,
    options: { parse: (path: string) => Route | null; elsewhere: Route; arrived: () => void },
  ) {
    this.#host = host;
    this.#parse = options.parse;
    this.#elsewhere = options.elsewhere;
    this.#arrived = options.arrived;
    this.route = this.#current();
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

  #current(): Route {
    return this.#parse(location.pathname) ?? this.#elsewhere;
  }

  readonly #show = (): void => {
    this.route = this.#current();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(this.#arrived);
  };

  readonly #clicked = (event: Event): void => {
    if (!(event instanceof MouseEvent) || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link === undefined || link.origin !== location.origin || link.target !== '') return;
    if (this.#parse(link.pathname) === null) return;
    event.preventDefault();
    this.go(link.pathname);
  };
}
