/** The one-time code by which a person sees their own record: six digits, soon too old, few tries, few at a time. */
import { randomInt } from 'node:crypto';

export const CODE_MINUTES = 5;
export const CODE_TRIES = 5;
/** Codes for the same number, from one network, within the time below. */
export const CODES_AT_ONCE = 3;
/** Codes sent to one person for one network, which are as many for the number that it gives and for the phone. */
export const CODES_SENT = 3;
/** And for all networks. */
export const CODES_SENT_EVERYWHERE = 6;
/** That a network gets whatever others do, so that no person is shut out of their own record. */
export const CODES_ALWAYS_SENT = 2;
/** And in a day, for one network. */
export const CODES_SENT_A_DAY = 10;
export const CODES_WITHIN_MINUTES = 15;
/** How long the record stays open after the code was right. */
export const OPEN_MINUTES = 30;

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

export const minutesFrom = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);
