/** What is left of what identifies a person, for those whose task does not need it: enough to tell two apart, not to use it. */
import type { Identification } from './identification.ts';

const SHOWN = 3;
const hidden = (count: number): string => '•'.repeat(Math.max(count, SHOWN));

/** `•••••••••001` */
export const maskNumber = (number: string): string => hidden(number.length - SHOWN) + number.slice(-SHOWN);

export const maskIdentification = ({ kind, number }: Identification): Identification => ({ kind, number: maskNumber(number) });

/** `t•••@example.vn` */
export const maskEmail = (email: string): string => email.replace(/^(.?)[^@]*/, `$1${hidden(SHOWN)}`);

export const maskText = (_: string): string => hidden(SHOWN);

/** Fields that identify a person, wherever they stand, and what is shown of them. */
export const MASKS: Readonly<Record<string, (text: string) => string>> = {
  number: maskNumber,
  identification: maskNumber,
  healthInsuranceNumber: maskNumber,
  phone: maskNumber,
  email: maskEmail,
  address: maskText,
};

interface Person {
  identification: Identification | null;
  healthInsuranceNumber: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
}

export function maskPerson<Of extends Person>(person: Of): Of {
  const { identification, healthInsuranceNumber, phone, email, address } = person;
  return {
    ...person,
    identification: identification && maskIdentification(identification),
    healthInsuranceNumber: healthInsuranceNumber && maskNumber(healthInsuranceNumber),
    phone: phone && maskNumber(phone),
    email: email && maskEmail(email),
    address: address && maskText(address),
  };
}
