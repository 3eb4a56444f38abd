import type { Settings } from '../protocol/settings.ts';
import type { Config } from './env.ts';

/**
 * The site's origin if it may embed the chat, else null. Only a bare http(s) origin counts, whatever the settings
 * say: the answer goes into a header, where a stray `;` would write a policy of its own.
 */
export function listedSite(site: string | undefined, settings: Settings, config: Config): string | null {
  if (site === undefined || !URL.canParse(site)) return null;
  const url = new URL(site);
  if (url.origin !== site || !/^https?:$/.test(url.protocol)) return null;
  return settings.sites.includes(site) || site === config.demo?.siteOrigin ? site : null;
}
