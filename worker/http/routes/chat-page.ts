import type { ChatPageData } from '../../../protocol/http/visitor.ts';
import { languageOf, type Language } from '../../../protocol/languages.ts';
import type { StorageBindings } from '../../platform/bindings.ts';
import type { Config } from '../../platform/config.ts';
import { KEPT_TERMS } from '../../domain/settings/kept-terms.ts';
import { ownWords } from '../../domain/settings/own-words.ts';
import { checkedOn } from '../../domain/help-lines/help-lines.ts';
import type { Handlers } from '../endpoint.ts';
import { helpLinesInWords } from '../pages/help-lines-in-words.ts';
import { zoneName } from '../pages/zone-name.ts';
import { loadAvailability } from './availability.ts';

/** What the chat's page asks for as it loads, so that the page itself can be the same for everybody. */
export const chatPageHandlers = {
  async chatPage(c) {
    return await chatPageData(c.env, c.var.config, languageOf(c.req.query('lang') ?? ''));
  },
} satisfies Handlers<'chatPage'>;

/** All that the chat must know at once. @param language of the few words in it that are not the helpline's own. */
export async function chatPageData(
  env: StorageBindings,
  config: Config,
  language: Language,
): Promise<ChatPageData> {
  const nowMs = Date.now();
  const { availability, settings, signedBy } = await loadAvailability(env, config, nowMs);
  const { weekly, zone, signUpEndsMinutes } = settings.openingHours;
  const { talkGuideMinutes } = settings.conversation;
  return {
    availability,
    ...ownWords(language, settings),
    helpLines: helpLinesInWords(language, settings, nowMs),
    helpLinesCheckedOn: checkedOn(settings.helpLines),
    organisation: settings.organisation,
    retentionWeeks: KEPT_TERMS.retentionDays.shown(settings.retentionDays),
    weeklyHours: weekly,
    zone,
    zoneName: zoneName(language, zone),
    signUpEndsMinutes,
    graceMinutes: Math.min(
      settings.queue.visitorGraceWaitingMinutes,
      settings.conversation.visitorGraceMinutes,
    ),
    exitUrl: settings.exitUrl,
    ...(settings.complaintUrl !== null && { complaintUrl: settings.complaintUrl }),
    ...(talkGuideMinutes !== null && { talkGuideMinutes }),
    signedBy,
  };
}
