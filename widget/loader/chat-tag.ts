import { Face } from './face.ts';
import { availabilityText, launcherTexts } from './launcher-texts.ts';
import { adoptOwnProperties, ATTRIBUTES, reflect, reflectOpen } from './reflect.ts';
import { talkRuns } from './running-flag.ts';
import { whileLoading, type WhileLoading } from './while-loading.ts';

const TAG = 'luisterend-oog-chat';
const INTENTS = ['pointerenter', 'pointerdown', 'focus', 'click'] as const;

type Reactions = {
  connectedCallback: () => void;
  disconnectedCallback: () => void;
  attributeChangedCallback: (name: string, before: string | null, now: string | null) => void;
};

/** The element that takes a tag over. From then on the tag has its prototype, so its properties and methods. */
export type FullElement = {
  readonly prototype: Reactions;
  /** @param pressed true if somebody waits for the panel. */
  takeOver(tag: HTMLElement, face: Face, pressed: boolean): void;
};

let full: FullElement | null = null;
let fetchFull: () => Promise<FullElement>;
let loading: Promise<void> | null = null;
const painted = new Set<ChatTag>();

/**
 * The tag as every page view pays for it: paints the button, asks whether one may come in, and fetches the element when
 * somebody is about to use it. The registry keeps this class for good, and calls the callbacks that it had when it was
 * defined: these pass on to the element once that has taken the tag over.
 */
class ChatTag extends HTMLElement {
  static readonly observedAttributes = [...ATTRIBUTES, 'load', 'lang', 'open'];
  readonly #face = new Face(this);
  #stop = new AbortController();
  #waiting: WhileLoading | null = null;
  #pressed = false;
  #taken = false;

  constructor() {
    super();
    if (full === null) return;
    this.#taken = true;
    full.takeOver(this, this.#face, false);
  }

  get opened(): boolean {
    return this.hasAttribute('open');
  }

  open(): void {
    this.#face.open();
  }

  close(): void {
    this.removeAttribute('open');
  }

  connectedCallback(): void {
    adoptOwnProperties(this);
    if (full !== null) return this.#taken ? full.prototype.connectedCallback.call(this) : this.becomes(full);
    painted.add(this);
    const { signal } = (this.#stop = new AbortController());
    for (const name of INTENTS) {
      const intend = (): void => {
        this.#pressed ||= name === 'click';
        // Not at the focus, with which the keyboard only passes.
        if (name !== 'focus') this.#face.askForFrame();
        load();
      };
      this.#face.button.addEventListener(name, intend, { signal });
    }
    this.#face.follow(signal, this.#draw);
    this.#draw();
    void this.#face.ask().then(this.#draw);
  }

  /** Moved as a whole, frame included: nothing has to be made anew. */
  connectedMoveCallback(): void {}

  disconnectedCallback(): void {
    if (this.#taken) return full?.prototype.disconnectedCallback.call(this);
    painted.delete(this);
    this.#stop.abort();
    this.#face.forget();
    this.#endWaiting(false);
  }

  attributeChangedCallback(...change: [string, string | null, string | null]): void {
    if (this.#taken) full?.prototype.attributeChangedCallback.call(this, ...change);
    else this.#draw();
  }

  readonly #draw = (): void => {
    if (this.#taken || !this.isConnected) return;
    const { opened } = this;
    const face = this.#face;
    const texts = launcherTexts(face.language);
    const runs = talkRuns();
    const closed = runs ? texts.resume : availabilityText(face.language, face.answer);
    face.draw(runs ? texts.running : face.label, opened ? texts.loading : closed);
    face.button.ariaBusy = opened ? 'true' : null;
    if (opened) this.#waiting ??= whileLoading(face);
    else this.#endWaiting(false);
    if (opened || face.inline || face.attribute('load') === 'eager' || runs) load();
  };

  #endWaiting(wanted: boolean): void {
    this.#waiting?.end(wanted);
    this.#waiting = null;
  }

  /** It says again whether one may come in, beside the numbers. */
  failed(): void {
    const face = this.#face;
    this.#waiting?.fail();
    face.button.ariaBusy = null;
    face.draw(face.label, availabilityText(face.language, face.answer));
  }

  becomes(by: FullElement): void {
    this.#taken = true;
    this.#stop.abort();
    this.#endWaiting(this.opened);
    this.#face.button.ariaBusy = null;
    by.takeOver(this, this.#face, this.#pressed);
    for (const { name, value } of this.attributes) {
      if (ChatTag.observedAttributes.includes(name)) {
        by.prototype.attributeChangedCallback.call(this, name, null, value);
      }
    }
    by.prototype.connectedCallback.call(this);
  }
}

/** Once for all tags; after a failure once more at the next sign of intent, when the network may be back. */
function load(): void {
  loading ??= fetchFull().then(
    (element) => {
      full = element;
      for (const tag of painted) tag.becomes(element);
      painted.clear();
    },
    () => {
      loading = null;
      for (const tag of painted) tag.failed();
    },
  );
}

/** @param present the element, if it is there: then each tag is that from the beginning, and nothing is fetched. */
export function defineChatTag(fetched: () => Promise<FullElement>, present: FullElement | null): void {
  if (customElements.get(TAG) !== undefined) return;
  fetchFull = fetched;
  full = present;
  reflect(ChatTag.prototype);
  reflectOpen(ChatTag.prototype);
  customElements.define(TAG, ChatTag);
}
