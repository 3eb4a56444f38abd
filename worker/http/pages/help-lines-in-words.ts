import type { HelpChannel, HelpLine } from '../../../protocol/http/visitor.ts';
import type { Language } from '../../../protocol/languages.ts';
import type { HelpLineSetting, Settings } from '../../../protocol/settings.ts';
import { helpLinesAt, type ChannelNow, type LineNow } from '../../domain/help-lines/help-lines.ts';
import { PAGE_TEXTS } from './page-texts-by-language.ts';
import { describeWeek } from './weekly-hours.ts';

/** [O4] The help lines as visitors see them at this moment, in their language where the helpline has words in it. */
export function helpLinesInWords(language: Language, settings: Settings, nowMs: number): HelpLine[] {
  return helpLinesAt(settings, nowMs).map((line) => inWords(language, line));
}

function inWords(language: Language, line: LineNow): HelpLine {
  const { name, first } = line;
  const channels: HelpChannel[] = [];
  for (const channel of line.channels) {
    const said = channelInWords(language, channel);
    const before = channels.at(-1);
    if (before !== undefined && isAlike(before, said)) before.values.push(channel.value);
    else channels.push(said);
  }
  return {
    name,
    ...purposeIn(language, line),
    channels,
    ...(first !== null && { first }),
    ...asBefore(line),
  };
}

const isAlike = (one: HelpChannel, other: HelpChannel): boolean =>
  one.kind === other.kind && one.hours === other.hours && one.openNow === other.openNow;

function channelInWords(language: Language, channel: ChannelNow): HelpChannel {
  const { kind, value, openNow, always } = channel;
  return {
    kind,
    values: [value],
    hours: hoursOf(openNow === null ? 'nl' : language, channel),
    openNow,
    ...(always && { always }),
  };
}

/** The helpline's own words for the hours are Dutch; for other languages they are made from the hours themselves. */
function hoursOf(language: Language, { hoursText, weekly, always, free }: ChannelNow): string {
  const texts = PAGE_TEXTS[language];
  const made = () =>
    always
      ? texts.allDay
      : describeWeek(weekly ?? [], texts)
          .filter(({ hours }) => hours !== texts.closed)
          .map(({ days, hours }) => `${days} ${hours}`)
          .join(', ');
  const hours = language === 'nl' && hoursText !== '' ? hoursText : made();
  const cost = free === null ? '' : free ? texts.free : texts.usualCost;
  return [hours, cost].filter((text) => text !== '').join(', ');
}

function purposeIn(
  language: Language,
  { purpose, audience }: Pick<HelpLineSetting, 'purpose' | 'audience'>,
): Pick<HelpLine, 'purpose' | 'lang'> {
  const lang = language === 'en' && purpose.en === null ? 'nl' : language;
  const text = lang === 'en' ? (purpose.en ?? '') : purpose.nl;
  const ages = audience === null ? '' : PAGE_TEXTS[lang].ages(audience.from, audience.to);
  return { lang, purpose: text !== '' && ages !== '' ? `${text} (${ages})` : text || ages };
}

/** What pages and elements read that know of no channels: the number to call, or else where one can type. */
function asBefore({ channels }: LineNow): Pick<HelpLine, 'phone' | 'url' | 'hours' | 'openNow'> {
  const phone = channels.find(({ kind }) => kind === 'phone');
  const typed = channels.find(({ kind }) => kind !== 'phone');
  const main = phone ?? typed;
  return {
    phone: phone?.value ?? null,
    url: typed?.value ?? null,
    hours: main === undefined ? '' : hoursOf('nl', main),
    openNow: main?.openNow ?? null,
  };
}
