/** The one-time code, to the phone on record or, without one, to the address. */
import { type Message, phoneAddress } from '@so-tiem/platform/jobs/mail';
import type { CitizenRecord } from '../model/citizen.ts';

interface Code {
  challenge: string;
  code: string;
  minutes: number;
  smsDomain: string;
}

/** Null when the record has neither. */
export function accessCodeMessage({ phone, email }: CitizenRecord, { challenge, code, minutes, smsDomain }: Code): Message | null {
  const to = phoneAddress(phone, smsDomain) ?? email;
  if (!to) return null;
  return {
    id: `code.${challenge}`,
    to,
    subject: 'Mã xem sổ tiêm',
    text: `${code} là mã xem sổ tiêm của ông/bà, dùng một lần trong ${minutes} phút. Không đưa mã này cho bất kỳ ai.`,
  };
}
