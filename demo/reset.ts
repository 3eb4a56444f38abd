import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/* `npm run reset`: the next start begins with fresh demo data. */

await rm(fileURLToPath(new URL('../.demo', import.meta.url)), { recursive: true, force: true });
console.log('De demogegevens zijn weg. npm start begint opnieuw.');
