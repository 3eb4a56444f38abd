import { relative } from 'node:path';
import { startDemo } from './demo.ts';
import { parseArguments, UsageError } from './options.ts';
import { answerHelp } from '../worker/scripts/answer-help.ts';

/* `npm start`: builds, prepares, starts everything in the foreground. Ctrl-C stops all of it. */

const USAGE = `
npm start laat alles op deze machine zien: de chat op een verzonnen site, de console, de server.

  npm start                                         op de poorten 8787 en 8788
  npm start -- --port 9000 --site-port 9001         op andere poorten
  npm run dev                                       hetzelfde, en bouwt opnieuw na elke wijziging

  --port       poort van de chat en de console (of PORT)
  --site-port  poort van de verzonnen site (of SITE_PORT)
  --folder     map met de gegevens (anders .demo)
  --watch      bouwt opnieuw na elke wijziging, zoals npm run dev
`;

function addresses(chatOrigin: string, siteOrigin: string, folder: string): string {
  return `
  Het Luisterend Oog draait. Probeer het met twee tabbladen:

  1  ${chatOrigin}/console
     De console. Kies "Doorgaan als demovrijwilliger" en zet jezelf op Beschikbaar.

  2  ${siteOrigin}
     De site van een verzonnen organisatie. Begin rechtsonder een chat; neem hem aan in tabblad 1.

  of ${chatOrigin}/
     Dezelfde chat als losse pagina, zonder site eromheen.

  Ctrl-C stopt alles. Wat je doet blijft bewaard; npm run reset begint opnieuw.
  Gaat er iets mis: ${relative('.', folder)}/wrangler.log
`;
}

async function main(): Promise<void> {
  const options = parseArguments(process.argv.slice(2), process.env);
  const say = (text: string) => console.log(`  ${text}`);
  const asked = new AbortController();
  const { signal } = asked;
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => asked.abort());
  const demo = await startDemo({ ...options, say, signal }).catch((error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  });
  if (demo === null) return;
  console.log(addresses(demo.chatOrigin, demo.siteOrigin, options.folder));
  const log = await Promise.race([stopped, demo.failed]);
  await demo.stop();
  if (log !== undefined) throw new Error(`The server stopped by itself:\n${log}`);
}

answerHelp(USAGE);
try {
  await main();
} catch (error) {
  const isOwnMistake = error instanceof UsageError;
  console.error(isOwnMistake ? `\n  ${error.message}\n` : error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
