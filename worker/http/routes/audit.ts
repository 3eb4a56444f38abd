import * as z from 'zod';
import { AuditQuery } from '../../../protocol/http/audit.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { listAccessCounts } from '../../store/access-counts.ts';
import { listChain } from '../../store/audit-chain.ts';
import { listAuditHeads } from '../../store/audit-heads.ts';
import { listAudit } from '../../store/audit-list.ts';

/** [A12] [A13] The log for coordinators: page by page, and whole for a browser that checks its links. */
export const auditHandlers = {
  async audit(c) {
    const query = AuditQuery.safeParse(c.req.query());
    return await listAudit(c.env.DB, query.success ? query.data : fail('badRequest'));
  },

  async auditChain(c) {
    const after = After.safeParse(c.req.query('after'));
    return await listChain(c.env.DB, after.success ? after.data : fail('badRequest'));
  },

  auditHeads: async (c) => ({ heads: await listAuditHeads(c.env.KEYS) }),

  accessCounts: (c) => listAccessCounts(c.env.DB, Date.now()),
} satisfies Handlers<'audit' | 'auditChain' | 'auditHeads' | 'accessCounts'>;

/** Without it: from the oldest. */
const After = z.coerce.number().int().min(0).optional().default(0);
