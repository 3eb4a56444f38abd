import { vi } from 'vitest';

/** A WebSocket whose other end is the test. Those made are in `DrivenSocket.all`, newest last. */
export class DrivenSocket {
  static all: DrivenSocket[] = [];
  static onMade: (socket: DrivenSocket) => void = () => {};

  readonly url: string;
  readonly frames: string[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  closed = false;
  onCommand: (command: Record<string, unknown>) => void = () => {};

  constructor(url: string) {
    this.url = url;
    DrivenSocket.all.push(this);
    DrivenSocket.onMade(this);
  }

  static install(): void {
    DrivenSocket.all = [];
    DrivenSocket.onMade = () => {};
    vi.stubGlobal('WebSocket', DrivenSocket);
  }

  static get last(): DrivenSocket {
    const socket = DrivenSocket.all.at(-1);
    if (socket === undefined) throw new Error('No socket was made');
    return socket;
  }

  send(frame: string): void {
    this.frames.push(frame);
    if (frame !== 'ping') this.onCommand(JSON.parse(frame));
  }

  close(): void {
    this.closed = true;
  }

  get commands(): Record<string, unknown>[] {
    return this.frames.filter((frame) => frame !== 'ping').map((frame) => JSON.parse(frame));
  }

  get pings(): number {
    return this.frames.filter((frame) => frame === 'ping').length;
  }

  of(type: string): Record<string, unknown>[] {
    return this.commands.filter((command) => command['type'] === type);
  }

  open(): void {
    this.onopen?.();
  }

  emit(event: object): void {
    this.onmessage?.({ data: JSON.stringify(event) });
  }

  pong(): void {
    this.onmessage?.({ data: 'pong' });
  }

  drop(code = 1006): void {
    this.onclose?.({ code });
  }
}
