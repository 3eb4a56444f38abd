import { describe, expect, it } from 'vitest';
import { lineLinks } from '../../widget/conversation/late/line-links.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { helpLinesInWords } from '../../worker/http/pages/help-lines-in-words.ts';

const lineOf = (phones: string[], addresses: string[] = []) => ({
  channels: [
    { kind: 'phone' as const, values: phones },
    { kind: 'chat' as const, values: addresses },
  ],
});
const linesIn = lineLinks(helpLinesInWords('nl', DEFAULT_SETTINGS, 0));
const LISTENING = 'tel:0880767000';
const SITE = 'https://www.deluisterlijn.nl/';

/** What of a message can be pressed, and where that leads. */
const links = (text: string, find = linesIn) =>
  find(text).flatMap((part) => (typeof part === 'string' ? [] : [[part.text, part.href]]));

describe('[C11] what a volunteer writes of the helpline’s own lines can be pressed', () => {
  it.each([
    ['088 0767 000', LISTENING],
    ['0880767000', LISTENING],
    ['088-0767000', LISTENING],
    ['088.0767.000', LISTENING],
    ['088 - 0767 000', LISTENING],
    ['088\u00a00767\u2011000', LISTENING],
    ['0800-2000', 'tel:08002000'],
    ['0800 0113', 'tel:08000113'],
    ['0900 1450', 'tel:09001450'],
    ['112', 'tel:112'],
    ['113', 'tel:113'],
    ['deluisterlijn.nl', SITE],
    ['DeLuisterlijn.nl', SITE],
    ['www.deluisterlijn.nl', SITE],
    ['http://deluisterlijn.nl/', SITE],
    ['https://www.deluisterlijn.nl', SITE],
    ['113.nl', 'https://www.113.nl/'],
  ])('%s', (written, href) => {
    const expected = [[written, href]];
    for (const [before, after] of [
      ['', ''],
      ['Bel of kijk op ', '.'],
      ['(', ')'],
      ['Je kunt terecht bij\n', '\nof hier.'],
      ['“', '”, dag en nacht!'],
    ] as const) {
      expect(links(`${before}${written}${after}`)).toEqual(expected);
      expect(
        linesIn(`${before}${written}${after}`)
          .map((part) => (typeof part === 'string' ? part : part.text))
          .join(''),
      ).toBe(`${before}${written}${after}`);
    }
  });

  it('several in one message, each by itself', () => {
    expect(links('Bel 112 of 113, of 088 0767 000. Of kijk op 113.nl?\n0800-2000\n112')).toEqual([
      ['112', 'tel:112'],
      ['113', 'tel:113'],
      ['088 0767 000', LISTENING],
      ['113.nl', 'https://www.113.nl/'],
      ['0800-2000', 'tel:08002000'],
      ['112', 'tel:112'],
    ]);
    expect(links('Bel 088 0767 000 24 uur per dag')).toEqual([['088 0767 000', LISTENING]]);
  });

  it('leads where the settings say, whatever the message says', () => {
    expect(links('http://www.DELUISTERLIJN.nl/')[0]?.[1]).toBe(SITE);
    const [part] = lineLinks([lineOf(['+31 (0)20 123 45 67'], ['https://hulp.test/chat/?taal=nl'])])(
      'hulp.test',
    );
    expect(part).toEqual({ text: 'hulp.test', href: 'https://hulp.test/chat/?taal=nl' });
  });
});

describe('[C11] nothing else is ever a link', () => {
  it.each([
    'Mijn nummer is 06 12345678, of 0612345678',
    '0113',
    '1123',
    '0880767001',
    '088 0767 0001',
    '1088 0767 000',
    '0800-0114',
    '06-11311200',
    '06 113 112 00',
    '112 33 44 55',
    'Dat kost € 112 of 112,50 of 113%',
    'op 11-2 of 1-1-2',
    '1 1 2',
    'B112 en 112B',
    'art.113.4',
    '12.112',
    '088 0767\n000',
    '@113',
    'kanaal#112',
    '112@voorbeeld.nl',
    'https://voorbeeld.nl/112',
    'https://voorbeeld.nl/113.nl',
    'https://voorbeeld.nl/?naar=https://www.113.nl/',
    'nep-113.nl',
    'x113.nl',
    'info@113.nl',
    'www.evil.113.nl',
    '113.nl.evil.com',
    '113.nl/chat',
    '113.nl@evil.com',
    '113.nl:8080',
    '113.nl?x=1',
    '113.nlx',
    '113.nl-inloggen.com',
    '113x.nl',
    'deluisterlijn.com',
    'javascript:alert(1)',
    '<a href="https://evil.test">113</a',
    'https://example.org',
  ])('%s', (text) => {
    const expected = text.includes('<a href') ? [['113', 'tel:113']] : [];
    expect(links(text)).toEqual(expected);
    expect(
      linesIn(text)
        .map((part) => (typeof part === 'string' ? part : part.text))
        .join(''),
    ).toBe(text);
  });

  it('without lines, and of a line without a number', () => {
    const text = 'Bel 112 of kijk op 113.nl';
    expect(lineLinks([])(text)).toEqual([text]);
    const odd = lineLinks([{ channels: [] }, lineOf(['geen']), lineOf([''])]);
    expect(odd(text)).toEqual([text]);
    expect(linesIn('')).toEqual(['']);
  });
});
