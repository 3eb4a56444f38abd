import { LuisterendOogChat } from './element/chat-element.ts';
import { defineChatTag } from './loader/chat-tag.ts';

/* The package: all of the element at once, for a site that bundles it with its own code. */

export { LuisterendOogChat };

defineChatTag(() => Promise.resolve(LuisterendOogChat), LuisterendOogChat);
