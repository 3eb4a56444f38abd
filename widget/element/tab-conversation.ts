import type { FrameMessage, FrameState } from '../../protocol/frame.ts';

/** The one conversation of this tab, as all tags on the page show it. */
export const tabConversation = {
  state: 'idle' as FrameState,
  unread: 0,
  get running(): boolean {
    return this.state === 'waiting' || this.state === 'conversation';
  },
  /** @returns whether one began or ended with it. */
  take({ state, unread }: Extract<FrameMessage, { type: 'state' }>): boolean {
    const { running } = this;
    this.state = state;
    this.unread = unread;
    return this.running !== running;
  },
};
