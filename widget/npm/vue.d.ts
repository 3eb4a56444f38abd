import type { DefineComponent } from 'vue';
import type { LuisterendOogChatAttributes, LuisterendOogChatEventMap } from './index.js';

export * from './index.js';

/** What Vue makes of a listener's name: `onLoTalk` of `@lo-talk`. */
type Listener<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `on${Capitalize<First>}${Capitalize<Rest>}`
  : never;
type Props = LuisterendOogChatAttributes & { exitUrl?: string } & {
  [Name in keyof LuisterendOogChatEventMap as Listener<Name>]?: (
    event: LuisterendOogChatEventMap[Name],
  ) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'luisterend-oog-chat': DefineComponent<Props>;
  }
}
