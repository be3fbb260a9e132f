/** A new account of one's own unit or below. It begins with an activation code; the first sign-in sets the password. */
import { randomUUID } from 'node:crypto';
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { requirePermission, requireTerritory } from '@so-tiem/platform/authorization/permissions';
import { duplicate, invalid, isDuplicateKey } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { fits } from '@so-tiem/platform/identity/roles';
import type { Units } from '@so-tiem/platform/reference/units';
import { idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { needsSecondAdministrator } from '@so-tiem/platform/values/secondAdministrator';
import { z } from 'zod';
import type { CreateAccountInput } from '../generated/schema.ts';
import type { AccountRecord } from '../model/account.ts';
import { changedNow } from '../model/lastChange.ts';
import type { Store } from '../model/store.ts';
import { accountFields, accountSuffixes, username } from '../rules/accountInput.ts';
import { onRecord, proposedBy } from './changeAccount.ts';
import { type AccountWithCode, deliverActivationCode } from './deliverActivationCode.ts';

const input = z.strictObject({ idempotencyKey, username, ...accountFields });

export async function createAccount(
  store: Store,
  units: Units,
  identity: Identity,
  consoleUrl: string,
  raw: CreateAccountInput,
): Promise<AccountWithCode> {
  const staff = requirePermission(identity, 'account:manage');
  const { unitCode, ...fields } = parseInput(input, raw);
  const { level, territory: place } = await units.locate(unitCode, 'unitCode');
  const unit = { level, code: unitCode };
  requireTerritory(staff, place);
  if (!fits(fields.role, unit.level)) throw invalid('role', `not a role of a unit of level ${unit.level}`);
  return await once(
    fields.idempotencyKey,
    async (same) => {
      const account = await store.accounts.findOne({ idempotencyKey: same }).lean();
      return account && { key: account.idempotencyKey, result: { account, code: null } }; // the code was shown once
    },
    () =>
      insert(store, consoleUrl, {
        ...newAccount(fields),
        ...(needsSecondAdministrator(fields.role) ? { disabled: true, proposal: proposedBy(staff, 'CREATE') } : {}),
        lastChange: changedNow(staff, 'created'),
        unitLevel: unit.level,
        unitCode: unit.code,
        place,
      }),
  );
}

function newAccount(fields: Pick<AccountRecord, 'username' | 'name' | 'email' | 'role' | 'idempotencyKey'>) {
  const never = { password: null, authenticatorKey: null, authenticatorStep: 0, signedOutAt: null, lastSignInAt: null };
  return { _id: randomUUID(), ...fields, ...never, suffixes: accountSuffixes(fields), disabled: false, proposal: null, version: 1 };
}

async function insert(store: Store, consoleUrl: string, fields: Omit<AccountRecord, 'activationCode'>): Promise<AccountWithCode> {
  try {
    return await inTransaction(store.connection, async (session) => {
      // The administrator who confirms it hands the code over.
      const { code, activationCode } = fields.proposal
        ? { code: null, activationCode: null }
        : await deliverActivationCode(store, session, fields, consoleUrl);
      const account: AccountRecord = { ...fields, activationCode };
      await store.accounts.create([account], { session });
      const changes = changesBetween(null, onRecord(account));
      await store.trail.changed(session, { action: 'account.created', subjects: [`account:${account._id}`], changes });
      return { account, code };
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw duplicate('username', 'this name is taken');
    throw error;
  }
}
