/** The code with which an account signs in for the first time, or after a reset: handed over or mailed, good for three days. */
import { randomInt } from 'node:crypto';
import { digestOf } from '@so-tiem/platform/storage/encryption/digest';

export const ACTIVATION_CODE_DAYS = 3;
const DAY_MS = 86_400_000;
/** Letters and digits that are not taken for each other. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const GROUP = 4;

/** 80 bits: too many to be guessed, so that a fast digest keeps them. */
export function newActivationCode(): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** As it is kept; typed in small letters and without dashes it is the same. */
export const digestOfActivationCode = (typed: string): string => digestOf(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''));

export const activationCodeUntil = (now: Date): Date => new Date(now.getTime() + ACTIVATION_CODE_DAYS * DAY_MS);
