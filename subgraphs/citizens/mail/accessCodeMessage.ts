/** The one-time code, to the phone on record or, without one, to the address. */
import type { Message } from '@so-tiem/platform/mail';
import { normalisePhone } from '@so-tiem/platform/phone';
import type { CitizenRecord } from '../model/citizen.ts';

interface Code {
  challenge: string;
  code: string;
  minutes: number;
  smsDomain: string;
}

/** Null when the record has neither. */
export function accessCodeMessage({ phone, email }: CitizenRecord, { challenge, code, minutes, smsDomain }: Code): Message | null {
  const number = phone && normalisePhone(phone);
  const to = number ? `${number.slice(1)}@${smsDomain}` : email;
  if (!to) return null;
  return {
    id: `code.${challenge}`,
    to,
    subject: 'Mã xem sổ tiêm',
    text: `${code} là mã xem sổ tiêm của ông/bà, dùng một lần trong ${minutes} phút. Không đưa mã này cho bất kỳ ai.`,
  };
}
