import { findAddresses } from './address.ts';
import { findBirthDates } from './birth-date.ts';
import { findBsns } from './bsn.ts';
import { findIbans } from './iban.ts';
import { findEmails, findLinks } from './online.ts';
import { findPhones } from './phone.ts';
import { Scan, type PersonalDataKind } from './scan.ts';
import { findSocials } from './social.ts';

/** What may be said all the same: the helpline's own lines and sites. */
export type AllowedData = {
  /** As people write them; only the digits count. */
  phones: readonly string[];
  /** Hostnames; what is under them is allowed too. E-mail addresses never are: they name a person. */
  domains: readonly string[];
};

/**
 * What in a Dutch text looks like it could tell who somebody is: unique kinds, in order of appearance. Made to miss
 * little of what people really write, and to leave ordinary sentences alone: it only ever leads to a question, so it
 * may be wrong both ways. Takes time in proportion to the length of the text.
 *
 * @param thisYear tells dates of birth from appointments.
 */
export function findPersonalData(
  text: string,
  allowed: AllowedData = { phones: [], domains: [] },
  thisYear = new Date().getFullYear(),
): PersonalDataKind[] {
  const scan = new Scan(text);
  // The most certain first: whatever one has read, the next no longer sees.
  findEmails(scan);
  findLinks(scan, allowed.domains);
  findIbans(scan);
  findBirthDates(scan, thisYear);
  findPhones(scan, allowed.phones);
  findBsns(scan);
  findAddresses(scan);
  findSocials(scan);
  return scan.kinds;
}
