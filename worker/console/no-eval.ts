import { config } from 'zod';

// Before any schema is made: zod would probe for `new Function`, which the console's policy forbids and reports.
config({ jitless: true });
