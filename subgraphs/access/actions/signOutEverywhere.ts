/** Whoever is signed in ends all of their sessions, on this device and every other. */
import { forbidden, notFound } from '@so-tiem/platform/errors';
import type { Identity } from '@so-tiem/platform/identity';
import { inTransaction } from '@so-tiem/platform/transaction';
import type { Store } from '../model/store.ts';

/** @returns since when; an account that is kept at another issuer has its sessions there */
export async function signOutEverywhere(store: Store, identity: Identity): Promise<Date> {
  if (identity.kind !== 'staff') throw forbidden('sign in first');
  const at = new Date();
  return await inTransaction(store.connection, async (session) => {
    const { matchedCount } = await store.accounts.updateOne({ _id: identity.id }, { $set: { signedOutAt: at } }, { session });
    if (!matchedCount) throw notFound('', 'no account that is kept here');
    await store.trail.changed(session, { action: 'account.signedOut', subjects: [`account:${identity.id}`] });
    return at;
  });
}
