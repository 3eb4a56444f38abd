import { html, nothing } from 'lit';
import type { HelpLineSetting, LineChannel } from '../../../protocol/settings.ts';
import { formatWeekday } from '../kit/format.ts';
import { itemButtons } from './item-buttons.ts';
import { LINES } from './lines-texts.ts';
import type { ListField } from './list-field.ts';
import { everyDay, spansOf, spansText } from './spans-text.ts';

const texts = LINES;
const MOST_CHANNELS = 3;
const KINDS = ['phone', 'chat', 'app'] as const;
const COSTS = [
  ['none', null],
  ['yes', true],
  ['no', false],
] as const;

type Line = ListField<HelpLineSetting>;

/** All of one line, to be edited. What is typed stands in the draft at once. */
export function lineEditor(list: Line, line: HelpLineSetting, index: number) {
  const change = (part: Partial<HelpLineSetting>) => list.change(index, part);
  const audience = line.audience ?? { from: null, to: null };
  const toAge = (part: Partial<typeof audience>) => {
    const next = { ...audience, ...part };
    change({ audience: next.from === null && next.to === null ? null : next });
  };
  const box = (
    label: string,
    place: string,
    value: string | null,
    typed: (text: string) => void,
    more: Box = {},
  ) => field(list, { label, place: `${index}.${place}`, value: value ?? '', typed, ...more });
  return html`<div class="stack loose editor">
    <div class="fields">
      ${box(texts.name, 'name', line.name, (name) => change({ name }), { most: 80 })}
      ${box(texts.purpose, 'purpose.nl', line.purpose.nl, (nl) => change({ purpose: { ...line.purpose, nl } }), { most: 160 })}
      ${box(texts.purposeEnglish, 'purpose.en', line.purpose.en, (en) => change({ purpose: { ...line.purpose, en: en === '' ? null : en } }), { most: 160, hint: texts.purposeEnglishHint })}
      ${box(texts.ageFrom, 'audience.from', ageText(audience.from), (text) => toAge({ from: ageOf(text) }), { kind: 'number', hint: texts.ageHint })}
      ${box(texts.ageTo, 'audience.to', ageText(audience.to), (text) => toAge({ to: ageOf(text) }), { kind: 'number' })}
      ${box(texts.source, 'source', line.source, (text) => change({ source: text === '' ? null : text }), { kind: 'url', most: 200, hint: texts.sourceHint })}
    </div>
    <h4>${texts.ways}</h4>
    ${line.channels.map((channel, at) => channelEditor(list, line, index, channel, at))}
    <div class="row">
      ${
        line.channels.length >= MOST_CHANNELS
          ? nothing
          : KINDS.map(
              (kind) =>
                html`<wa-button
                  size="s"
                  appearance="outlined"
                  @click=${() => change({ channels: [...line.channels, newChannel(kind)] })}
                  >${texts.addWay(texts.kinds[kind])}</wa-button
                >`,
            )
      }
    </div>
  </div>`;
}

function channelEditor(list: Line, line: HelpLineSetting, index: number, channel: LineChannel, at: number) {
  const set = (channels: readonly LineChannel[]) => list.change(index, { channels: [...channels] });
  const change = (part: object) => set(line.channels.with(at, { ...channel, ...part }));
  const place = `${index}.channels.${at}`;
  const calls = channel.kind === 'phone';
  const { weekly } = channel;
  const cost = COSTS.find(([, free]) => free === channel.free)?.[0] ?? 'none';
  return html`<fieldset class="stack channel">
    <legend>${texts.kinds[channel.kind]}</legend>
    <div class="fields">
      ${field(list, { label: calls ? texts.number : texts.address, place: `${place}.value`, value: channel.value, typed: (value) => change({ value }), kind: calls ? 'text' : 'url', most: calls ? 20 : 200, hint: calls ? '' : texts.addressHint, wrong: calls ? texts.numberWrong : texts.addressWrong })}
      ${field(list, { label: texts.hoursText, place: `${place}.hoursText`, value: channel.hoursText, typed: (hoursText) => change({ hoursText }), most: 120, hint: weekly === null ? '' : texts.hoursTextHint })}
      <label class="stack"
        >${texts.free}
        <select @change=${({ target }: Event) => change({ free: costOf(target) })}>
          ${COSTS.map(([name]) => html`<option value=${name} ?selected=${name === cost}>${texts.costs[name]}</option>`)}
        </select>
      </label>
    </div>
    <wa-switch
      .checked=${weekly !== null}
      hint=${texts.hoursKnownHint}
      @change=${() => change({ weekly: weekly === null ? everyDay() : null })}
      >${texts.hoursKnown}</wa-switch
    >
    ${
      weekly === null
        ? nothing
        : html`<div class="week">
              ${weekly.map((spans, day) => field(list, { label: formatWeekday(day), place: `${place}.weekly.${day}`, value: spansText(spans), typed: (text) => change({ weekly: weekly.with(day, spansOf(text) as never) }), hint: day === 0 ? texts.dayHint : '', wrong: texts.dayWrong }))}
            </div>
            <div class="row">
              <wa-button size="s" appearance="plain" @click=${() => change({ weekly: everyDay() })}
                >${texts.always}</wa-button
              >
            </div>`
    }
    <div class="row">
      ${itemButtons({ name: `${texts.kinds[channel.kind]} ${channel.value}`, remove: () => set(line.channels.toSpliced(at, 1)) })}
    </div>
  </fieldset>`;
}

/** `wrong`: what is said of whatever is wrong in this box, where its place alone does not tell. */
type Box = { kind?: 'text' | 'number' | 'url' | 'long'; hint?: string; most?: number; wrong?: string };
type FieldGiven = Box & { label: string; place: string; value: string; typed: (text: string) => void };

/** One box of an item, with its problem beside it. */
export function field<Item extends object>(
  list: ListField<Item>,
  { label, place, value, typed, kind = 'text', hint = '', most, wrong }: FieldGiven,
) {
  const problem = list.problemAt(place);
  return html`<lo-field
    kind=${kind}
    name=${place}
    label=${label}
    hint=${hint}
    .maxLength=${most ?? null}
    .value=${value}
    .problem=${problem === null ? null : (wrong ?? problem)}
    @lo-typed=${({ detail }: CustomEvent<string>) => typed(detail)}
  ></lo-field>`;
}

const newChannel = (kind: LineChannel['kind']): LineChannel => ({
  kind,
  value: kind === 'phone' ? '' : 'https://',
  hoursText: '',
  weekly: null,
  free: null,
});

const ageText = (age: number | string | null): string => (age === null ? '' : String(age));
/** What is no number stays as it was typed, for its bounds to refuse. */
const ageOf = (text: string): number | null =>
  text.trim() === '' ? null : /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : (text as never);

function costOf(target: EventTarget | null): boolean | null {
  const value = target instanceof HTMLSelectElement ? target.value : '';
  return COSTS.find(([name]) => name === value)?.[1] ?? null;
}
