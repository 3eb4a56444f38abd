import { afterEach, beforeEach, expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ChatPage } from '../../../widget/conversation/chat-page.ts';
import type { PageData } from '../../../widget/conversation/page-data.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { waiting } from '../../states/room-states.ts';
import { FakeRoom, pageData } from './fake-room.ts';

let data: PageData = pageData();
let problem: 'unsupported' | 'insecure' | null = null;

class TestPage extends ChatPage {
  constructor() {
    super(data, nl, 'nl', problem);
  }
}
customElements.define('lo-chat-page', TestPage);

/** The page as a visitor has it, and the room behind it; new for each test. */
export class Mounted {
  element!: ChatPage;
  room!: FakeRoom;

  /** Mounts the page. Mounting it once more is a reload. */
  async load(given: PageData = data, obstacle: typeof problem = null): Promise<void> {
    document.querySelector('lo-chat-page')?.remove();
    data = given;
    problem = obstacle;
    const element = document.createElement('lo-chat-page');
    if (!(element instanceof ChatPage)) throw new Error('not the page');
    this.element = element;
    document.body.append(element);
    await element.updateComplete;
  }

  async signUp(nickname = 'Stille Merel'): Promise<void> {
    const field = this.one<HTMLInputElement>('#nickname');
    await userEvent.fill(field, nickname);
    await this.click(nl.start.submit);
  }

  /** Signs up, and waits until the visitor has place `position`. */
  async wait(position = 2): Promise<void> {
    await this.load();
    this.room.state = waiting({ position });
    await this.signUp();
    await this.see(nl.waiting.title(position));
  }

  async talk(): Promise<void> {
    await this.wait();
    await this.room.connect();
    await this.see(nl.talk.with('Anna'));
  }

  get text(): string {
    return textIn(this.element.renderRoot);
  }

  async see(text: string): Promise<void> {
    await vi.waitFor(() => expect(this.text).toContain(text));
  }

  async seeNot(text: string): Promise<void> {
    await vi.waitFor(() => expect(this.text).not.toContain(text));
  }

  one<Found extends HTMLElement = HTMLElement>(selector: string): Found {
    const found = deep(this.element.renderRoot, selector)[0];
    if (found === undefined) throw new Error(`no ${selector}`);
    return found as Found;
  }

  button(name: string): HTMLButtonElement {
    const found = this.#button(name);
    if (found === undefined) throw new Error(`no button ${name}`);
    return found;
  }

  /** Waits for one that is not there yet, as people do. */
  async click(name: string): Promise<void> {
    (this.#button(name) ?? (await vi.waitFor(() => this.button(name)))).click();
    await this.element.updateComplete;
  }

  #button(name: string): HTMLButtonElement | undefined {
    return deep(this.element.renderRoot, 'button').find(
      (button): button is HTMLButtonElement =>
        button instanceof HTMLButtonElement &&
        button.textContent?.trim() === name &&
        button.checkVisibility(),
    );
  }

  async write(text: string): Promise<void> {
    await userEvent.fill(this.one('textarea'), text);
  }

  async send(text: string): Promise<void> {
    await this.write(text);
    await this.click(nl.composer.send);
  }
}

export function withPage(): Mounted {
  const mounted = new Mounted();
  beforeEach(async () => {
    sessionStorage.clear();
    mounted.room = await FakeRoom.make();
    data = pageData();
  });
  afterEach(() => {
    document.querySelector('lo-chat-page')?.remove();
    vi.restoreAllMocks();
    sessionStorage.clear();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  return mounted;
}

/** What is visible, shadow roots included. */
function textIn(root: Node): string {
  return Array.from(root.childNodes, (node) => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof HTMLElement)) return '';
    if (node.matches('style, dialog:not([open])') || !node.checkVisibility()) return '';
    return textIn(node.shadowRoot ?? node);
  }).join('');
}

function deep(root: ParentNode, selector: string): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>('*')).flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot === null ? [] : deep(element.shadowRoot, selector)),
  ]);
}
