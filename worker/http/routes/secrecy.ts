import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { tellSecrecyChanged } from '../tell-queue.ts';
import { acceptSecrecy, addSecrecyVersion, readSecrecy, readSecrecyRecord } from '../../store/secrecy.ts';

/** [A14] The statement of secrecy: everybody reads and accepts it, and coordinators write it and have the record. */
export const secrecyHandlers = {
  secrecy: (c) => readSecrecy(c.env.DB, c.var.session.volunteerId),

  async acceptSecrecy(c, { n }) {
    if (!(await acceptSecrecy(c.env.DB, c.var.session.volunteerId, n, Date.now()))) fail('conflict');
    await tellSecrecyChanged(c.env);
  },

  secrecyRecord: (c) => readSecrecyRecord(c.env.DB),

  async newSecrecy(c, body) {
    if (!(await addSecrecyVersion(c.env.DB, c.var.session.volunteerId, body, Date.now()))) fail('conflict');
    await tellSecrecyChanged(c.env);
  },
} satisfies Handlers<'secrecy' | 'acceptSecrecy' | 'secrecyRecord' | 'newSecrecy'>;
