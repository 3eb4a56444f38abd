/* Made from the element's JSDoc by `npm run describe`. */

/** The chat on a web page: a button that opens the conversation in a frame of the chat's own origin. Nothing is asked of the visitor's device before that, and the page around it sees none of what is typed. Events carry states, never content, and bubble, also out of a shadow root. Of several tags the one with the panel speaks. */
export declare class LuisterendOogChat extends HTMLElement {
  /** origin of the chat; where the script came from, unless it is bundled with other code */
  server: string | null;
  /** colours: as the visitor's device has them (auto), or always light or dark */
  theme: 'auto' | 'light' | 'dark' | null;
  /** a colour, #rrggbb; made lighter or darker where it would be hard to read */
  accent: string | null;
  /** the corner; for mode inline that of the way out, when it is out of view */
  position: 'right' | 'left' | null;
  /** the words on the button */
  label: string | null;
  /** where `Verlaat deze site` goes: http or https, also a page of the site; else where the chat says */
  exitUrl: string | null;
  /** floats in a corner (button), or stands where the tag stands (inline) */
  mode: 'button' | 'inline' | null;
  /** Whether the panel is open. */
  readonly opened: boolean;
  /** Opens the panel; where a frame can't hold the chat, the chat in a tab of its own. */
  open(): void;
  /** Folds the panel away. A conversation goes on. */
  close(): void;
}

/** What can be said in markup. Frameworks may also use the properties' names, such as `exitUrl`. */
export interface LuisterendOogChatAttributes {
  /** origin of the chat; where the script came from, unless it is bundled with other code */
  server?: string | undefined;
  /** language, as in HTML: nl, en, en-GB; of the page around it unless set, Dutch for any other */
  lang?: string | undefined;
  /** colours: as the visitor's device has them (auto), or always light or dark */
  theme?: 'auto' | 'light' | 'dark' | undefined;
  /** a colour, #rrggbb; made lighter or darker where it would be hard to read */
  accent?: string | undefined;
  /** the corner; for mode inline that of the way out, when it is out of view */
  position?: 'right' | 'left' | undefined;
  /** the words on the button */
  label?: string | undefined;
  /** where `Verlaat deze site` goes: http or https, also a page of the site; else where the chat says */
  'exit-url'?: string | undefined;
  /** floats in a corner (button), or stands where the tag stands (inline) */
  mode?: 'button' | 'inline' | undefined;
  /** fetches all of the element with the page (eager), instead of when somebody is about to use it */
  load?: 'eager' | undefined;
  /** whether the panel is open */
  open?: boolean | undefined;
}

export interface LuisterendOogChatEventMap {
  /** may one come in now; at first, and when that changes */
  'lo-availability': CustomEvent<{ state: 'open' | 'full' | 'signUpEnded' | 'closed' | 'unreachable' }>;
  /** the panel opened */
  'lo-opened': CustomEvent<null>;
  /** the panel was folded away; a conversation goes on */
  'lo-closed': CustomEvent<null>;
  /** a talk runs, from the queue to its end, or does so no more */
  'lo-talk': CustomEvent<{ running: boolean }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'luisterend-oog-chat': LuisterendOogChat;
  }
  interface HTMLElementEventMap extends LuisterendOogChatEventMap {}
}
