/**
 * Signing in by name and password. Repeated failures slow down, then lock the name for a while; also a name that does not exist,
 * so that nobody learns which do. An address that tries many names is locked as well.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Attempts } from '@so-tiem/platform/attempts';
import { DomainError } from '@so-tiem/platform/errors';
import type { Connection } from 'mongoose';
import { type AccountRecord, checkPassword, nameOf } from './accounts.ts';

const LOCKED_MINUTES = 15;
const TRIES_OF_NAME = 10;
/** From the third try on, doubled with each. */
const FIRST_WAIT_MS = 250;
const LAST_WAIT_MS = 4000;

export type SignInResult = { account: AccountRecord } | { failed: 'WRONG' | 'LOCKED' };

/** @param triesOfAddress within a quarter of an hour, failed ones in a row: an office shares an address among many who forget their passwords */
export function makeSignIn(connection: Connection, triesOfAddress: number) {
  const attempts = (name: string, times: number) => new Attempts(connection, { name, what: 'tries', times, minutes: LOCKED_MINUTES });
  const [ofName, ofAddress] = [attempts('sign-in-name', TRIES_OF_NAME), attempts('sign-in-address', triesOfAddress)];
  return async (username: string, password: string, address: string): Promise<SignInResult> => {
    const name = nameOf(username);
    try {
      await ofAddress.take(address);
      await ofName.take(name);
    } catch (error) {
      if (error instanceof DomainError) return { failed: 'LOCKED' };
      throw error;
    }
    const tries = await ofName.count(name);
    if (tries > 2) await sleep(Math.min(FIRST_WAIT_MS * 2 ** (tries - 3), LAST_WAIT_MS));
    const account = await checkPassword(connection, username, password);
    if (!account) return { failed: 'WRONG' };
    await Promise.all([ofName.forget(name), ofAddress.forget(address)]);
    return { account };
  };
}
