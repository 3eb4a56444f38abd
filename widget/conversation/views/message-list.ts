import { html } from 'lit';
import type { Texts } from '../../locales/nl.ts';
import type { ChatMessage, ConversationLog } from '../../ui/conversation-log.ts';

export interface MessageListPage {
  readonly texts: Texts;
  readonly showTimes: boolean;
  readonly conversation: {
    readonly messages: readonly ChatMessage[];
    /** Null of a talk that was there before a reload, and is over. */
    readonly log: ConversationLog | null;
  };
}

/**
 * @param alias the volunteer who may be writing; null after the end.
 * @param above stands above the first message, out of the way.
 */
export function messageList(
  { texts, showTimes, conversation }: MessageListPage,
  alias: string | null,
  above: unknown,
) {
  const { log, messages } = conversation;
  // Messages do not say which volunteer wrote them, and a second one may have come: only the one writing now has a name.
  const typing = (name: string) => texts.messages.typing(alias ?? name);
  return html`<lo-message-list
    .messages=${messages}
    .ownRole=${'visitor'}
    .typing=${alias === null ? null : log?.typing}
    .quiet=${log?.restoring !== false}
    .showTimes=${showTimes}
    .texts=${{ ...texts.messages, typing }}
    >${above}</lo-message-list
  >`;
}
