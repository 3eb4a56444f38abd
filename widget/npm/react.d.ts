import type { HTMLAttributes, RefAttributes } from 'react';
import type { LuisterendOogChat, LuisterendOogChatAttributes, LuisterendOogChatEventMap } from './index.js';

export * from './index.js';

/** React 19 listens to `onlo-state` for `lo-state`. */
type Handlers = {
  [Name in keyof LuisterendOogChatEventMap as `on${Name}`]?: (event: LuisterendOogChatEventMap[Name]) => void;
};
type Props = Omit<HTMLAttributes<LuisterendOogChat>, keyof LuisterendOogChatAttributes> &
  RefAttributes<LuisterendOogChat> &
  LuisterendOogChatAttributes &
  Handlers & { exitUrl?: string };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'luisterend-oog-chat': Props;
    }
  }
}
