import { html } from 'lit';
import type { Texts } from '../../locales/nl.ts';
import type { ChatMessage, ConversationLog } from '../../ui/conversation-log.ts';
import type { ListedMessage, TextPart } from '../../ui/message-list.ts';
import type { Ended, Talking } from '../session-types.ts';

export interface MessageListPage {
  readonly late: {
    readonly part: { readonly linesIn: (text: string) => readonly TextPart[] } | null;
  };
  readonly texts: Texts;
  readonly showTimes: boolean;
  readonly conversation: {
    readonly messages: readonly ChatMessage[];
    /** Null of a talk that was there before a reload, and is over. */
    readonly log: ConversationLog | null;
  };
}

const plain = (text: string) => [text];

/** @param above stands above the first message, out of the way. */
export function messageList(
  { texts, showTimes, conversation, late }: MessageListPage,
  state: Talking | Ended,
  above: unknown,
) {
  const { log, messages } = conversation;
  const alias = state.phase === 'talking' ? state.alias : null;
  const typing = (name: string) => texts.messages.typing(alias ?? name);
  // [C5] Each under the name that the head showed when it was written: a second volunteer may have come.
  const nameOf = ({ role, seq }: ListedMessage) =>
    role === 'volunteer' ? (state.talkers?.findLast(({ after }) => (seq ?? 0) > after)?.alias ?? null) : null;
  return html`<lo-message-list
    .messages=${messages}
    .ownRole=${'visitor'}
    .typing=${alias === null ? null : log?.typing}
    .quiet=${log?.restoring !== false}
    .showTimes=${showTimes}
    .nameOf=${nameOf}
    .partsOf=${late.part?.linesIn ?? plain}
    .texts=${{ ...texts.messages, typing }}
    >${above}</lo-message-list
  >`;
}
