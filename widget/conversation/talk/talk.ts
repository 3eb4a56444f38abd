import '../../ui/composer.ts';
import '../../ui/message-list.ts';
import type { PersonalDataKind } from '../../personal-data/scan.ts';
import type { Composer } from '../../ui/composer.ts';
import { MessageSender, type SenderParts } from '../message-sender.ts';
import { tabStorage } from '../tab-storage.ts';
import { footer, type FooterPage } from '../views/footer.ts';
import { messageList } from '../views/message-list.ts';
import { talkingView, type TalkingPage } from '../views/talking-view.ts';
import { waitingView, type WaitingPage } from '../views/waiting-view.ts';
import { Announcer } from './announcer.ts';
import { RoomLink, type RoomLinkPage } from './room-link.ts';

/** What the page has that this part is made with. */
export type TalkPage = Omit<FooterPage, 'late' | 'dispatch'> &
  Omit<TalkingPage, 'late'> &
  Omit<WaitingPage, 'late' | 'dispatch'> &
  RoomLinkPage & {
    readonly late: FooterPage['late'] & TalkingPage['late'] & WaitingPage['late'] & SenderParts['late'];
    readonly box: Composer | null;
    requestUpdate(): void;
  };

/** What somebody asks about who is about to send something. */
export type Sender = { readonly asksAbout: readonly PersonalDataKind[]; answer(anyway: boolean): void };

/** What takes somebody from the form into a talk, as one part that is fetched once the form is there. */
export function makeTalk(page: TalkPage) {
  const room = new RoomLink(page);
  const sender = new MessageSender({
    late: page.late,
    box: () => page.box,
    draft: () => tabStorage.draft,
    send: (text) => room.log?.sendText(text),
    onChange: () => page.requestUpdate(),
  });
  return {
    room,
    sender,
    announcer: new Announcer(page.texts),
    footer,
    messageList,
    talkingView,
    waitingView,
  };
}
