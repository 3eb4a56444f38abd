import type { Role } from '../../protocol/sealed.ts';

/** What the shared components say. Each side brings its own words. */
export type MessageListTexts = {
  /** Name of the log for screen readers. */
  log: string;
  /** Who wrote it, spoken before each message and shown above a group. */
  names: Readonly<Record<Role, string>> & { readonly predecessor?: string };
  sending: string;
  sent: string;
  delivered: string;
  /** Of own messages, on the side that is told. */
  seen?: string;
  failed: string;
  unreadable: string;
  /** Shown where the counters inside the encryption say that something did not arrive. */
  missing: string;
  newMessages: string;
  /** `name` is writing. */
  typing: (name: string) => string;
};

export type ComposerTexts = {
  label: string;
  placeholder: string;
  send: string;
  /** Near the limit. */
  left: (count: number) => string;
  /** `parts`: how many messages it would take. */
  tooLong: (count: number, parts: number) => string;
};
