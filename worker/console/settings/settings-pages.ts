import { html } from 'lit';
import type { Api } from '../session/api.ts';
import type { LoadPart } from '../kit/parts.ts';

/** One page of the settings. `slug`: the end of its address. */
export type SettingsPageRow = {
  slug: string;
  name: string;
  /** What one does there, in one sentence. */
  about: string;
  load: LoadPart;
  render: (api: Api) => unknown;
};

/** In the order of the list. Each part is fetched when its page is opened. */
export const SETTINGS_PAGES: readonly SettingsPageRow[] = [
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
    slug: 'organisatie',
    name: 'Organisatie',
    about: 'Hoe de hulplijn heet.',
    load: () => import('./organisation-settings.ts'),
    render: (api) => html`<lo-organisation-settings .api=${api}></lo-organisation-settings>`,
  },
];
