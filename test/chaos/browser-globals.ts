/*
 * The few globals of a page that the client's own code uses, in Node. Import it before that code. A socket sends the headers
 * that a browser would, which differ by person; a person is known by the port of their network.
 */
export const headersOfPort = new Map<string, Record<string, string>>();

const page = new EventTarget();
const NodeSocket = WebSocket;

class PageSocket extends NodeSocket {
  constructor(url: string) {
    // The second argument is Node's own: in a page there are only protocols.
    super(url, { headers: headersOfPort.get(new URL(url).port) ?? {} } as unknown as string[]);
  }
}

Object.assign(globalThis, {
  WebSocket: PageSocket,
  document: { visibilityState: 'visible' },
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
});

/** A phone that slept wakes: every socket asks whether it is still there. */
export function wake(): void {
  page.dispatchEvent(new Event('online'));
}
