import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { forgetSettings } from '../../worker/store/settings.ts';
import { patchSettings, type SettingsPatch } from '../../worker/store/settings-changes.ts';
import { dataFor, htmlOf } from './support/page-answers.ts';

/* The page for a browser without JavaScript, and for whom the chat does not load. */

beforeEach(async () => {
  await env.DB.prepare('DELETE FROM settings').run();
  forgetSettings();
});

const patch = async (settings: SettingsPatch) => {
  await patchSettings(env.DB, settings, 1);
};

test('[O1] says without any script when the chat is open and whom to call, in words', async () => {
  const text = await htmlOf('/hours');
  expect(text).toContain('maandag tot en met zaterdag: 14.00 tot 23.00 uur');
  expect(text).toContain('zondag: 11.00 tot 23.00 uur');
  expect(text).toContain('Aanmelden kan tot 30 minuten voor sluitingstijd.');
  expect(text).toContain('Alle tijden op deze pagina zijn Nederlandse tijd.');
  expect(text).toContain('<a href="tel:08002000">0800-2000</a>');
  expect(text).toMatch(/<noscript>.*JavaScript.*<\/noscript>/s);
  expect(text).not.toContain('<script');
});

test('[O1] the same in English, but for what the settings say: that is marked as Dutch', async () => {
  const text = await htmlOf('/hours?lang=en');
  expect(text).toContain('Monday to Saturday: 14:00 to 23:00');
  expect(text).toContain('All times on this page are Dutch time.');
  expect(text).toContain('You can sign up until 30 minutes before we close.');
  expect(text).toMatch(/<noscript>.*needs JavaScript.*<\/noscript>/s);
  expect(text).toContain(
    '<strong lang="nl">Veilig Thuis</strong>: <span lang="en">Violence or abuse at home',
  );
  const own = text.replaceAll(/<(\w+) lang="nl">.*?<\/\1>/gs, '');
  expect(own).not.toMatch(/\b(de|het|een|is er|gratis|uur)\b/i);
});

test('[C12] whose time it is follows from the setting, in whatever zone the helpline is', async () => {
  await patch({ openingHours: { zone: 'Europe/Brussels' } });
  expect(await dataFor()).toMatchObject({ zone: 'Europe/Brussels', zoneName: 'Belgische tijd' });
  await patch({ openingHours: { zone: 'America/New_York' } });
  expect(await htmlOf('/hours')).toContain('Alle tijden op deze pagina zijn Eastern-tijd.');
  expect(await htmlOf('/hours?lang=en')).toContain('All times on this page are Eastern Time.');
  expect((await dataFor('en')).zoneName).toBe('Eastern Time');
  await patch({ openingHours: { zone: null } });
});

test('[A8] texts of the settings stay texts', async () => {
  const evil = `</title><img src=x onerror="alert(1)">'&<!--`;
  await patch({ organisation: evil });
  const html = await htmlOf('/hours');
  expect(html).toContain('&lt;/title&gt;&lt;img');
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<!--');
  expect((await dataFor()).organisation).toBe(evil);
});
