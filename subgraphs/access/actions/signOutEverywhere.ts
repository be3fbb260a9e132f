/** Ends all of the caller's sessions, on this device and every other. */
import { forbidden, notFound } from '@so-tiem/platform/errors/errors';
import { optionalLine, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import type { SignOutEverywhereInput } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';

const input = z.strictObject({ reason: optionalLine(200) });

/** @returns since when; an account that is kept at another issuer has its sessions there */
export async function signOutEverywhere(store: Store, identity: Identity, raw: SignOutEverywhereInput): Promise<Date> {
  if (identity.kind !== 'staff') throw forbidden('sign in first');
  const { reason } = parseInput(input, raw);
  const at = new Date();
  return await inTransaction(store.connection, async (session) => {
    // No version of its own: who signs out again and again would keep administrators from changing the account.
    const { matchedCount } = await store.accounts.updateOne({ _id: identity.id }, { $set: { signedOutAt: at } }, { session });
    if (!matchedCount) throw notFound('', 'no account that is kept here');
    const changes = reason ? [{ name: 'reason', before: null, after: reason }] : [];
    await store.trail.changed(session, { action: 'account.signedOut', subjects: [`account:${identity.id}`], changes });
    return at;
  });
}
