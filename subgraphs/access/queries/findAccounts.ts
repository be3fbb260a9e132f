/** Accounts of one's own unit and below, by name, role, unit and state; a keyset page by username. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { type PageArguments, readPage } from '@so-tiem/platform/graphql/page';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { isWithin, levelOf, type Unit, withinUnit } from '@so-tiem/platform/identity/territory';
import { wordConditions } from '@so-tiem/platform/search/searchText';
import type { AccountState } from '../generated/schema.ts';
import type { AccountRecord } from '../model/account.ts';
import type { Store } from '../model/store.ts';
import { stateConditions } from '../rules/accountState.ts';

export interface AccountFilter {
  text?: string | null | undefined;
  within?: string | null | undefined;
  role?: string | null | undefined;
  state?: AccountState | null | undefined;
}

export async function findAccounts(store: Store, identity: Identity, filter: AccountFilter, page: PageArguments) {
  const { unit } = requirePermission(identity, 'account:manage');
  const { text, within, role, state } = filter;
  const conditions = [
    inUnit(unit),
    ...(within ? [inUnit(unitOf(within))] : []),
    ...(role ? [{ role }] : []),
    ...(state ? [stateConditions(state, new Date())] : []),
    ...wordConditions('suffixes', text ?? ''),
  ];
  const read = (after: string | undefined, limit: number) =>
    store.accounts
      .find({ $and: [...conditions, after ? { username: { $gt: after } } : {}] })
      .sort({ username: 1 })
      .limit(limit)
      .lean();
  return await readPage<AccountRecord>('accounts', page, read, ({ username }) => username);
}

export async function findAccount(store: Store, identity: Identity, id: string): Promise<AccountRecord | null> {
  const { unit } = requirePermission(identity, 'account:manage');
  const account = await store.accounts.findById(id).lean();
  return account && isWithin(account.place, unit) ? account : null;
}

const inUnit = (unit: Unit) => withinUnit(unit, 'place.');

/** Of nothing at all, a list within it is empty. */
const unitOf = (code: string): Unit => ({ level: levelOf(code) ?? 'SITE', code });
