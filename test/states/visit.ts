import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright';
import type { VisitorState } from '../../protocol/room.ts';
import { nlLater } from '../../widget/locales/nl-later.ts';
import { nl } from '../../widget/locales/nl.ts';
import { PATIENCE_MS } from '../patience-ms.ts';
import { CHAT, ChatServer, SITE } from './chat-server.ts';
import { talking, waiting, type Talking, type Waiting } from './room-states.ts';
import type { ScriptedRoom } from './scripted-room.ts';

/** Empties what the tab's earlier visits left in sessionStorage, in each origin and frame as soon as it is entered. */
async function forgetOnce(page: Page): Promise<void> {
  await page.addInitScript((visit) => {
    if (Number(sessionStorage.getItem('visit') ?? 0) >= visit) return;
    sessionStorage.clear();
    sessionStorage.setItem('visit', String(visit));
  }, performance.now());
}

type Ended = Extract<VisitorState, { phase: 'ended' }>;

/** Somebody's visit in a tab of their own, on a scripted server. */
export class Visit {
  readonly page: Page;
  readonly server: ChatServer;

  private constructor(page: Page, server: ChatServer) {
    this.page = page;
    this.server = server;
  }

  static async begin(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
    return await Visit.inTab(await Visit.newTab(browser, options));
  }

  static async newTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      locale: 'nl-NL',
      timezoneId: 'Europe/Amsterdam',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return await context.newPage();
  }

  /** In a tab of one's own, or in one that another visit was in: then its process has compiled the pages already. */
  static async inTab(page: Page): Promise<Visit> {
    await page.unrouteAll();
    const server = await ChatServer.serve(page);
    await forgetOnce(page);
    return new Visit(page, server);
  }

  get room(): ScriptedRoom {
    return this.server.room;
  }

  /** The chat inside the page of a site. */
  get frame(): FrameLocator {
    return this.page.frameLocator('luisterend-oog-chat iframe');
  }

  async open(address = '/'): Promise<void> {
    await this.page.goto(new URL(address, CHAT).href);
  }

  /** As a browser without JavaScript, which the page sends on to the page of the hours. */
  async openWithoutScript(): Promise<void> {
    await this.open();
    await this.page.waitForURL('**/hours');
  }

  async openSite(attributes: Record<string, string> = {}): Promise<void> {
    // Not until all of it has loaded: a frame that never comes is one of the states.
    await this.page.goto(`${SITE}/?${new URLSearchParams(attributes)}`, { waitUntil: 'domcontentloaded' });
  }

  async see(text: string): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async press(name: string, where: Page | FrameLocator = this.page): Promise<void> {
    await where.getByRole('button', { name, exact: true }).click();
  }

  async signUp(where: Page | FrameLocator = this.page): Promise<void> {
    await where.getByLabel(nl.start.nickname).fill('Stille Merel');
    await this.press(nl.start.submit, where);
  }

  async wait(part: Partial<Waiting> = {}): Promise<void> {
    this.room.state = waiting(part);
    await this.open();
    await this.signUp();
    await this.page.getByRole('heading', { name: nl.waiting.title(part.position ?? 1) }).waitFor();
  }

  async talk(part: Partial<Talking> = {}): Promise<void> {
    await this.wait();
    await this.room.connect();
    this.room.show(talking(part));
    await this.page.getByRole('heading', { name: nl.talk.with('Anna') }).waitFor();
  }

  /** Writes a message, and waits until it is stored. */
  async write(text: string): Promise<void> {
    const stored = this.room.whenStored(this.room.messages.length + 1);
    await this.page.getByRole('textbox', { name: nl.composer.label }).fill(text);
    await this.press(nl.composer.send);
    await stored;
  }

  /** A talk in which both have said something. */
  async talkAWhile(): Promise<void> {
    await this.talk();
    await this.write('Hoi. Sinds de verhuizing is het zo stil om me heen.');
    await this.room.say('Fijn dat je dat hier vertelt. Hoe is die stilte voor jou?');
    await this.see('Hoe is die stilte');
  }

  async end(part: Partial<Ended> = {}): Promise<void> {
    await this.talkAWhile();
    this.room.show({ phase: 'ended', by: 'visitor', evaluation: 'open', ...part });
    await this.see(nlLater.endedTitle[part.by ?? 'visitor']);
  }
}
