import { html } from 'lit';
import type { Api } from '../session/api.ts';
import type { LoadPart } from '../kit/parts.ts';
import { CRISIS_CARD } from './crisis-page.ts';
import type { OtherForms } from './step-forms.ts';

/** One page of the settings. `slug`: the end of its address. */
export type SettingsPageRow = {
  slug: string;
  name: string;
  /** What one does there, in one sentence. */
  about: string;
  load: LoadPart;
  render: (api: Api, others: OtherForms) => unknown;
};

/** In the order of the list. Each part is fetched when its page is opened. */
export const SETTINGS_PAGES: readonly SettingsPageRow[] = [
  {
    slug: 'eerste-keer',
    name: 'Eerste keer',
    about: 'Wat er moet gebeuren voordat de eerste bezoeker komt, stap voor stap.',
    load: () => import('./first-run.ts'),
    render: (api, others) => html`<lo-first-run .api=${api} .others=${others}></lo-first-run>`,
  },
  {
    slug: 'openingstijden',
    name: 'Openingstijden',
    about: 'Wanneer de chat open is, elke week en op bijzondere dagen.',
    load: () => import('./hours-settings.ts'),
    render: (api) => html`<lo-hours-settings .api=${api}></lo-hours-settings>`,
  },
  {
    slug: 'wachtrij',
    name: 'Wachtrij en tijden',
    about: 'Hoeveel mensen kunnen wachten, en hoelang alles duurt.',
    load: () => import('./queue-settings.ts'),
    render: (api) => html`<lo-queue-settings .api=${api}></lo-queue-settings>`,
  },
  {
    slug: 'websites',
    name: 'Websites',
    about: 'Welke websites de chat tonen, en wat daar in de pagina moet staan.',
    load: () => import('./sites-settings.ts'),
    render: (api) => html`<lo-sites-settings .api=${api}></lo-sites-settings>`,
  },
  {
    slug: 'organisatie',
    name: 'Organisatie',
    about: 'Hoe de hulplijn heet, en waar bezoekers een klacht kunnen indienen.',
    load: () => import('./organisation-settings.ts'),
    render: (api) => html`<lo-organisation-settings .api=${api}></lo-organisation-settings>`,
  },
  {
    slug: 'hulplijnen',
    name: 'Hulplijnen',
    about: 'Naar wie bezoekers kunnen bellen of chatten, en je eigen verwijslijst.',
    load: () => import('./lines-settings.ts'),
    render: (api) => html`<lo-lines-settings .api=${api}></lo-lines-settings>`,
  },
  {
    slug: 'onderwerpen',
    name: 'Onderwerpen',
    about: 'Waar een gesprek over kan gaan.',
    load: () => import('./topics-settings.ts'),
    render: (api) => html`<lo-topics-settings .api=${api}></lo-topics-settings>`,
  },
  {
    slug: 'teksten',
    name: 'Teksten',
    about: 'Wat bezoekers lezen, in je eigen woorden.',
    load: () => import('./words-settings.ts'),
    render: (api) => html`<lo-words-settings .api=${api}></lo-words-settings>`,
  },
  {
    ...CRISIS_CARD,
    about: 'Wat een vrijwilliger helpt bij zelfdoding of gevaar, en wie die dan kan bellen.',
    load: () => import('./crisis-settings.ts'),
    render: (api) => html`<lo-crisis-settings .api=${api}></lo-crisis-settings>`,
  },
];
