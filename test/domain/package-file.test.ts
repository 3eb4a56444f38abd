import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { isNamedIn, makePackage, type PackageFacts } from '../../worker/console/review/package-file.ts';

const FACTS: PackageFacts = {
  conversationId: '0123456789abcdef'.repeat(4),
  startedAt: Date.parse('2026-11-26T19:00:00Z'),
  madeAt: Date.parse('2026-11-27T09:30:00Z'),
  messages: [
    {
      who: 'bezoeker',
      at: Date.parse('2026-11-26T19:05:00Z'),
      text: 'Hij zei: <b>"morgen"</b> & niets meer',
    },
    { who: 'vrijwilliger', at: null, text: 'Wie bedoel je?' },
  ],
  of: 12,
  hidden: [],
};
const sha256 = (text: string, as: 'hex' | 'base64url' = 'hex') =>
  createHash('sha256').update(text).digest(as);

it('[B2] the hashes are those of the files, and what the server keeps is that of the list of them', async () => {
  const { name, html, json, sums, hash, sizes } = await makePackage(FACTS);
  expect(sums).toBe(`${sha256(html)}  ${name}.html\n${sha256(json)}  ${name}.json\n`);
  expect(hash).toBe(sha256(sums, 'base64url'));
  const [page = 0, data = 0, list = 0] = [html, json, sums].map((text) => Buffer.byteLength(text));
  expect(sizes).toEqual({ html: page, json: data, sums: list });
  expect(page).toBeGreaterThan(data);
  expect(name).toBe('gesprek-01234567');
});

it('[B2] the data holds what was chosen, and of how many', async () => {
  const { json } = await makePackage(FACTS);
  expect(JSON.parse(json)).toEqual({
    conversation: FACTS.conversationId,
    startedAt: '2026-11-26T19:00:00.000Z',
    madeAt: '2026-11-27T09:30:00.000Z',
    chosen: 2,
    of: 12,
    aliasReplaced: false,
    messages: [
      { who: 'bezoeker', at: '2026-11-26T19:05:00.000Z', text: FACTS.messages[0]?.text },
      { who: 'vrijwilliger', at: null, text: 'Wie bedoel je?' },
    ],
  });
});

it('[B2] the page is whole by itself: it loads and runs nothing, and what was typed stays text', async () => {
  const { html } = await makePackage(FACTS);
  expect(html).toContain('&lt;b&gt;&quot;morgen&quot;&lt;/b&gt; &amp; niets meer');
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script|<link|src=|href=|url\(/);
  expect(html).toContain('Dit zijn 2 van de 12 berichten.');
  // 19:05 in London is 20:05 in the Netherlands.
  expect(html).toContain('20:05');
});

it('[B2] another choice has another hash', async () => {
  const one = await makePackage(FACTS);
  const other = await makePackage({ ...FACTS, messages: FACTS.messages.slice(1) });
  expect(other.hash).not.toBe(one.hash);
  expect(other.html + other.json).not.toContain('morgen');
});

it('[B2] the volunteer’s alias is replaced in what was typed, wherever it is a word, and the files say so', async () => {
  const typed = [
    'Dag robin, ik heet niet Robinson.',
    'Robin: ROBIN? Óók robin’s collega',
    'Xrobin robinx 1Robin',
  ];
  const messages = typed.map((text) => ({ who: 'bezoeker', at: null, text }));
  const { html, json } = await makePackage({ ...FACTS, messages, hidden: ['Robin'] });
  const data: unknown = JSON.parse(json);
  expect(data).toMatchObject({
    aliasReplaced: true,
    messages: [
      { text: 'Dag [vrijwilliger], ik heet niet Robinson.' },
      { text: '[vrijwilliger]: [vrijwilliger]? Óók [vrijwilliger]’s collega' },
      { text: 'Xrobin robinx 1Robin' },
    ],
  });
  expect(html).toContain('Dag [vrijwilliger], ik heet niet Robinson.');
  expect(html).toContain('Schuilnamen van vrijwilligers zijn vervangen.');
  expect((await makePackage({ ...FACTS, messages })).html).not.toContain('vervangen');
});

it('[B2] an alias of signs that mean something in a pattern is replaced as it stands', async () => {
  const messages = [{ who: 'bezoeker', at: null, text: 'Dag J. (Jo), dag Ja (Jo)' }];
  const { json } = await makePackage({ ...FACTS, messages, hidden: ['J. (Jo)'] });
  expect(json).toContain('Dag [vrijwilliger], dag Ja (Jo)');
});

it('[B2] so are the aliases of who had the talk before, the longest first, and none stands for everybody', async () => {
  const messages = [{ who: 'bezoeker', at: null, text: 'Robin, ik had eerst Robin van Dam en Noor.' }];
  const { json } = await makePackage({ ...FACTS, messages, hidden: ['Robin', '', 'Robin van Dam', 'noor'] });
  expect(json).toContain('[vrijwilliger], ik had eerst [vrijwilliger] en [vrijwilliger].');
});

it('[B2] an alias is named in a text where it is a word of it', () => {
  expect(isNamedIn('Noor', 'Is noor er?')).toBe(true);
  expect(isNamedIn('Noor', 'Noordwijk')).toBe(false);
  expect(isNamedIn('', 'Niemand')).toBe(false);
});

it('[B2] an alias is found with its accents or without, and a text without one keeps its own signs', async () => {
  for (const [alias, typed] of [
    ['Zoë', 'zoe'],
    ['Zoe', 'ZOË'],
    ['Zoë', 'Zoe\u0308'],
  ] as const) {
    const apart = 'e\u0301e\u0301n';
    const texts = [`Dag ${typed}, één ding`, apart, `${typed}\u0301s en ${typed}ts`];
    const messages = texts.map((text) => ({ who: 'bezoeker', at: null, text }));
    expect(isNamedIn(alias, texts[0] ?? '')).toBe(true);
    const { json } = await makePackage({ ...FACTS, messages, hidden: [alias] });
    expect(JSON.parse(json)).toMatchObject({
      messages: [{ text: 'Dag [vrijwilliger], één ding' }, { text: apart }, { text: texts[2] }],
    });
  }
});
