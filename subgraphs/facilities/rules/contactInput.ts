/** What is known of a focal contact, and which of it is well-formed. */

import { line, optionalLine } from '@so-tiem/platform/errors/userErrors';
import { email, normalisePhone, phone } from '@so-tiem/platform/inputs/phone';
import { numberSuffixes, searchSuffixes } from '@so-tiem/platform/search/searchText';
import { z } from 'zod';
import { type ContactProblem, ContactResponsibility } from '../generated/schema.ts';

export const RESPONSIBILITIES = Object.values(ContactResponsibility);

export const personFields = {
  fullName: line(100),
  title: line(100),
  department: optionalLine(100),
  mobilePhone: phone,
  email,
};
export const responsibilities = z.array(z.enum(ContactResponsibility)).min(1, 'at least one');

/** A number or address that so many different people give is shared. */
export const SHARED_BY = 3;

/** What a contact is found by: words of the name; whole, phone in both usual forms and address. */
export const contactSuffixes = ({
  fullName,
  mobilePhone,
  email: address,
}: {
  fullName: string;
  mobilePhone: string;
  email: string;
}): string[] => [...searchSuffixes(fullName), ...numberSuffixes(mobilePhone, address)];

/** Imported lists hold numbers and addresses that were never checked. */
export function malformed({ mobilePhone, email: address }: { mobilePhone: string; email: string }): ContactProblem[] {
  return [
    ...(normalisePhone(mobilePhone) ? [] : (['PHONE_MALFORMED'] as const)),
    ...(email.safeParse(address).success ? [] : (['EMAIL_MALFORMED'] as const)),
  ];
}
