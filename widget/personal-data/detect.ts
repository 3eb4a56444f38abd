import { findAddresses } from './address.ts';
import { findBirthDates } from './birth-date.ts';
import { findBsns } from './bsn.ts';
import { findIbans } from './iban.ts';
import { findEmails, findLinks } from './online.ts';
import { findPhones } from './phone.ts';
import { Scan, type PersonalDataKind } from './scan.ts';
import { findSocials } from './social.ts';

/** What may always be said: the helpline's own telephone numbers and sites. */
export type AllowedData = {
  /** Telephone numbers as people write them; only the digits are compared. */
  phones: readonly string[];
  /** Hostnames. Their subdomains are allowed too, e-mail addresses under them are not, since those name a person. */
  domains: readonly string[];
};

/**
 * Returns the kinds of personal data that a Dutch text seems to hold, each once, in order of appearance. It is made to
 * miss little of what people write and to leave ordinary sentences alone. It only leads to a question, so it may be wrong
 * both ways. Its time grows linearly with the length of the text.
 *
 * @param thisYear tells dates of birth from appointments.
 */
export function findPersonalData(
  text: string,
  allowed: AllowedData = { phones: [], domains: [] },
  thisYear = new Date().getFullYear(),
): PersonalDataKind[] {
  const scan = new Scan(text);
  // The most certain detectors come first, because what one has matched is covered for the next.
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
