import '../../ui/composer.ts';
import '../../ui/message-list.ts';
import type { PersonalDataKind } from '../../personal-data/scan.ts';
import type { Composer } from '../../ui/composer.ts';
import { MessageSender, type SenderParts } from '../message-sender.ts';
import { footer, type FooterPage } from '../views/footer.ts';
import { messageList } from '../views/message-list.ts';
import { talkingView, type TalkingPage } from '../views/talking-view.ts';
import { waitingView, type WaitingPage } from '../views/waiting-view.ts';
import { Announcer } from './announcer.ts';
import { RoomLink, type RoomLinkPage } from './room-link.ts';
import { TabVault } from './tab-vault.ts';

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
  const vault = new TabVault();
  const room = new RoomLink(page, vault);
  const sender = new MessageSender({
    late: page.late,
    box: () => page.box,
    draft: () => vault.draft,
    send: (text) => room.log?.sendText(text),
    onChange: () => page.requestUpdate(),
  });
  return {
    room,
    vault,
    sender,
    announcer: new Announcer(page.texts),
    /** @param writes true in a talk; false while waiting. */
    footer: (writes: boolean, lost: boolean) =>
      footer(page, { box: vault, send: (text) => sender.send(text), writes, lost, locked: room.locked }),
    messageList,
    talkingView,
    waitingView,
  };
}
