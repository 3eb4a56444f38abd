import type { HTMLAttributes, JSX, Ref, RefAttributes } from 'react';
import type { LuisterendOogChat, LuisterendOogChatAttributes, LuisterendOogChatEventMap } from './index.js';

export * from './index.js';

type Handler<Name extends keyof LuisterendOogChatEventMap> = (event: LuisterendOogChatEventMap[Name]) => void;

/** React 19 listens to `onlo-talk` for `lo-talk`, except on a tag that a server has rendered: use `Chat` there. */
type Handlers = { [Name in keyof LuisterendOogChatEventMap as `on${Name}`]?: Handler<Name> };
type Plain = Omit<HTMLAttributes<LuisterendOogChat>, keyof LuisterendOogChatAttributes> &
  LuisterendOogChatAttributes;
type Props = Plain & RefAttributes<LuisterendOogChat> & Handlers;

export type ChatProps = Omit<Plain, 'exit-url'> & {
  ref?: Ref<LuisterendOogChat>;
  /** where `Verlaat deze site` goes: the attribute `exit-url` */
  exitUrl?: string | undefined;
  onAvailability?: Handler<'lo-availability'>;
  onOpened?: Handler<'lo-opened'>;
  onClosed?: Handler<'lo-closed'>;
  onTalk?: Handler<'lo-talk'>;
};

/** The tag with its events, also on a page that a server has rendered. */
export declare function Chat(props: ChatProps): JSX.Element;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'luisterend-oog-chat': Props;
    }
  }
}
