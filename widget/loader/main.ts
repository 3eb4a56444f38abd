import { defineChatTag } from './chat-tag.ts';
import { importElement } from './import-element.ts';

defineChatTag(importElement, null);
