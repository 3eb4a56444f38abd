import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { COMMENTS } from '../../../worker/console/conversation/transcript-texts.ts';
import { MAILBOX_PAGE, SHARED } from '../../../worker/console/mailbox/mailbox-texts.ts';
import { ACCESS, COLLEAGUES } from '../../../worker/console/review/keys-texts.ts';
import { REASON_TEXTS, TRANSCRIPT } from '../../../worker/console/review/review-texts.ts';
import { SHARE, SHARE_DIALOG } from '../../../worker/console/review/share-texts.ts';
import { MAIL } from '../../../worker/console/session/mailbox-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';

/* A volunteer asked to talk a conversation over, and a coordinator has it open: what they say to each other of it, and how that ends. */

/** `said`: the words of both, which nobody else may ever see. `first`: the first message of the talk. */
type Stage = { coordinator: Page; volunteer: Page; first: string; said: { comment: string; reply: string } };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** @param stage the volunteer is Robin, whose key nobody has compared, and sees the home page */
export function talkingOverJourney(stage: () => Stage): void {
  it('[N1] [N2] [N3] [N4] a coordinator comments and shares it, which waits until the volunteer’s key is compared', async () => {
    const { coordinator: sam, said } = stage();
    const asked = sam.locator('dt', { hasText: TRANSCRIPT.wantsDiscussion });
    expect(await asked.locator('xpath=following-sibling::dd[1]').innerText()).toBe('Ja');
    await button(sam, COMMENTS.about).first().click();
    await sam.getByLabel(COMMENTS.about, { exact: true }).last().fill(said.comment);
    await button(sam, COMMENTS.add).first().click();
    await sam.getByText(said.comment).waitFor();

    await button(sam, SHARE.withVolunteer('Robin')).click();
    await button(sam, SHARE_DIALOG.confirm).click();
    await sam.getByText(SHARE.queued('Robin')).waitFor();
    await sam.getByText(SHARE.compare('Robin')).waitFor();
    await sam.getByRole('link', { name: SHARE.compareLink }).click();
    await sam.getByRole('button', { name: `${COLLEAGUES.compare}: Robin` }).click();
    const sent = sam.waitForResponse(/\/shares$/);
    await button(sam, ACCESS.matches).click();
    expect((await sent).status()).toBe(204);
  });

  it('[N2] [N3] the volunteer finds it in the mailbox, reads it and answers', async () => {
    const { volunteer: robin, first, said } = stage();
    await robin.reload();
    await robin.getByText(MAIL.unread).waitFor();
    await robin.getByRole('link', { name: MAIL.open }).click();
    await robin.getByRole('link', { name: MAILBOX_PAGE.kinds.feedback }).click();
    for (const text of [first, said.comment, COMMENTS.secret]) await robin.getByText(text).first().waitFor();
    await robin.getByLabel(COMMENTS.answer).fill(said.reply);
    await button(robin, COMMENTS.add).click();
    await robin.getByText(COMMENTS.you).waitFor();
  });

  it('[N3] the coordinator sees that it was read and answered, and ends it; then there is nothing to read any more', async () => {
    const { coordinator: sam, volunteer: robin, first, said } = stage();
    await sam.getByRole('link', { name: PAGES.mailbox.name }).first().click();
    const given = sam.getByRole('listitem').filter({ hasText: MAILBOX_PAGE.said });
    await given.filter({ hasText: MAILBOX_PAGE.read }).getByRole('link').click();
    await sam.getByRole('combobox', { name: TRANSCRIPT.reason }).click();
    await sam.getByRole('option', { name: REASON_TEXTS.asked }).click();
    await button(sam, TRANSCRIPT.open).click();
    await sam.getByText(said.reply).waitFor();
    await sam.getByRole('button', { name: SHARE.stopFor('Robin') }).click();
    await button(sam, SHARE.stop).last().click();
    await sam.getByText(`${SHARE.ended}, ${SHARE.read}`).waitFor();

    const answer = robin.waitForResponse(/\/open$/);
    await robin.reload();
    expect((await answer).status()).toBe(410);
    await robin.getByText(SHARED.over).waitFor();
    for (const text of [first, said.comment, said.reply]) expect(await robin.getByText(text).count()).toBe(0);
    await robin.getByRole('link', { name: SHARED.back }).click();
    await robin.getByText(MAILBOX_PAGE.ended).waitFor();
  });
}
