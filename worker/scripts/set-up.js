import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/*
 * What `npm start`, `npm test` and the like do first: install the packages that package-lock.json names, unless this has
 * been done. JavaScript, because it runs on the Node that a machine happens to have, before the right one is installed.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const STAMP = `${root}node_modules/.set-up`;
/** What npm calls a network that is not there. */
const OFFLINE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED)\b/;

/** A hash of what is to be installed. */
function wanted() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) hash.update(readFileSync(root + name));
  return `${hash.digest('hex')} ${process.platform} ${process.arch}`;
}

/** @param {string[]} args */
function npm(...args) {
  return spawnSync('npm', [...args, '--loglevel=error'], { cwd: root, encoding: 'utf8' });
}

/** Asked first, because npm tries for minutes to fetch packages from a network that is not there. */
function isOffline() {
  const { status, stderr } = npm('ping', '--fetch-retries=0', '--fetch-timeout=10000');
  return status !== 0 && OFFLINE.test(stderr);
}

if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted()) {
  console.log('  De pakketten worden opgehaald. Daar is internet voor nodig, en een minuut …');
  const offline = isOffline();
  // From the lock file alone where nothing is installed yet, and always in CI. A developer's packages are brought up to date.
  const isFresh = process.env.CI !== undefined || !existsSync(`${root}node_modules`);
  const made = npm(isFresh ? 'ci' : 'install', offline ? '--offline' : '--prefer-offline');
  if (made.status === 0) {
    writeFileSync(STAMP, wanted());
    // npm asks the registry for known vulnerabilities as well.
    const [found] = /^.*\b[1-9]\d* .*vulnerabilit.*$/m.exec(made.stdout) ?? [];
    if (found !== undefined) console.log(`  ${found}: npm audit`);
  } else {
    console.error(
      offline
        ? '\n  Er is geen internet. De eerste keer is dat nodig; daarna start alles ook zonder.\n'
        : `${made.stdout}${made.stderr}`,
    );
    process.exitCode = 1;
  }
}
