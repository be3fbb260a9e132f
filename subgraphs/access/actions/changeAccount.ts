/** Changing, disabling, resetting an account; ending its sessions. Each change is on record with what was there before. */

import { changesBetween } from '@so-tiem/platform/audit/entry';
import { requirePermission, requireTerritory } from '@so-tiem/platform/authorization/permissions';
import { invalid, notFound, requireAllowed, wrongState } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { fits } from '@so-tiem/platform/identity/roles';
import { isWithin } from '@so-tiem/platform/identity/territory';
import { omitNullish } from '@so-tiem/platform/inputs/omitNullish';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { mailJob } from '@so-tiem/platform/jobs/mailJob';
import type { Units } from '@so-tiem/platform/reference/units';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { needsSecondAdministrator } from '@so-tiem/platform/values/secondAdministrator';
import type { ClientSession } from 'mongoose';
import { z } from 'zod';
import type {
  ChangeAccountInput,
  ConfirmAccountInput,
  DisableAccountInput,
  EnableAccountInput,
  ProposedAccountAction,
  RefuseAccountInput,
  ResetAccountInput,
  SignOutAccountInput,
} from '../generated/schema.ts';
import { addressChangedMail } from '../mail/activationCodeMail.ts';
import type { AccountProposal, AccountRecord } from '../model/account.ts';
import type { Store } from '../model/store.ts';
import { replaceVersion } from '../repository/replaceVersion.ts';
import { accountFields, accountSuffixes } from '../rules/accountInput.ts';
import { refuseConfirmation } from '../rules/proposal.ts';
import { type AccountWithCode, deliverActivationCode } from './deliverActivationCode.ts';

const which = z.strictObject(versioned);
const changeInput = which.extend(z.strictObject(accountFields).partial().shape);

/** Another role or unit holds from the next sign-in on, so the sessions of the earlier one end. */
export async function changeAccount(store: Store, units: Units, identity: Identity, raw: ChangeAccountInput): Promise<AccountRecord> {
  const { id, version, unitCode, ...wanted } = parseInput(changeInput, raw);
  const { staff, account } = await accountToChange(store, identity, id);
  const { level, territory: place } = unitCode
    ? await units.locate(unitCode, 'unitCode')
    : { level: account.unitLevel, territory: account.place };
  requireTerritory(staff, place);
  const unit = { level, code: unitCode ?? account.unitCode };
  const after: AccountRecord = { ...account, ...omitNullish(wanted), unitLevel: unit.level, unitCode: unit.code, place };
  if (!fits(after.role, after.unitLevel)) throw invalid('role', `not a role of a unit of level ${after.unitLevel}`);
  const elsewhere = after.role !== account.role || after.unitCode !== account.unitCode;
  if (elsewhere && account._id === staff.id) throw wrongState('nobody changes their own role or unit');
  const fields = { name: after.name, email: after.email, role: after.role, unitLevel: unit.level, unitCode: unit.code, place };
  if (needsSecondAdministrator(account.role, after.role) && (elsewhere || after.email !== account.email))
    return await propose(store, staff, version, account, 'CHANGE', fields);
  requireNothingProposed(account);
  return await inTransaction(store.connection, (session) => applyChange(store, session, staff, version, account, fields));
}

/** Part of a transaction. The earlier address gets a mail that it is another one now: it is where a reset goes. */
async function applyChange(
  store: Store,
  session: ClientSession,
  staff: Staff,
  version: number,
  before: AccountRecord,
  fields: AccountProposal['fields'],
): Promise<AccountRecord> {
  const after: AccountRecord = { ...before, ...fields, proposal: null };
  const elsewhere = after.role !== before.role || after.unitCode !== before.unitCode;
  const kept = { ...after, suffixes: accountSuffixes(after), ...(elsewhere ? { signedOutAt: new Date() } : {}) };
  const changed = await replaceAccount(store, session, staff, 'changed', version, before, kept);
  if (after.email !== before.email) await store.outbox.add(session, mailJob(addressChangedMail(before, changed.version)));
  return changed;
}

export const proposedBy = (
  { id, name }: Staff,
  action: ProposedAccountAction,
  fields: AccountProposal['fields'] = {},
): AccountProposal => ({
  action,
  fields,
  byId: id,
  by: name,
  at: new Date(),
});

/** What waits is confirmed or refused first, so that what is confirmed is what was seen. */
function requireNothingProposed({ proposal }: AccountRecord): void {
  if (proposal) throw wrongState('a change of this account waits for a second administrator');
}

const propose = async (
  store: Store,
  staff: Staff,
  version: number,
  account: AccountRecord,
  action: ProposedAccountAction,
  fields?: AccountProposal['fields'],
): Promise<AccountRecord> => {
  requireNothingProposed(account);
  return inTransaction(store.connection, (session) =>
    replaceAccount(store, session, staff, 'proposed', version, account, { ...account, proposal: proposedBy(staff, action, fields) }),
  );
};

/** By a second administrator: what the first one wanted is done. */
export async function confirmAccount(
  store: Store,
  identity: Identity,
  consoleUrl: string,
  raw: ConfirmAccountInput,
): Promise<AccountWithCode> {
  const { id, version } = parseInput(which, raw);
  const { staff, account } = await accountToChange(store, identity, id);
  const { proposal } = account;
  if (!proposal) throw wrongState('nothing is proposed');
  requireAllowed(refuseConfirmation(account, proposal, staff));
  return await inTransaction(store.connection, async (session) => {
    switch (proposal.action) {
      case 'CHANGE': {
        const changed = await applyChange(store, session, staff, version, account, proposal.fields);
        // The maker of the account of a lesser role may know its password, or the code that sets it.
        const isRaised = needsSecondAdministrator(changed.role) && !needsSecondAdministrator(account.role);
        return isRaised ? await startAnew(store, session, staff, changed.version, changed, consoleUrl) : { account: changed, code: null };
      }
      default:
        return await startAnew(store, session, staff, version, account, consoleUrl);
    }
  });
}

/** By any administrator; an account that was never confirmed stays disabled. */
export async function refuseAccount(store: Store, identity: Identity, raw: RefuseAccountInput): Promise<AccountRecord> {
  const { id, version } = parseInput(which, raw);
  const { staff, account } = await accountToChange(store, identity, id);
  if (!account.proposal) throw wrongState('nothing is proposed');
  const after = { ...account, proposal: null };
  return await inTransaction(store.connection, (session) => replaceAccount(store, session, staff, 'refused', version, account, after));
}

export async function setAccountDisabled(
  store: Store,
  identity: Identity,
  disabled: boolean,
  raw: DisableAccountInput | EnableAccountInput,
): Promise<AccountRecord> {
  const { id, version } = parseInput(which, raw);
  const { staff, account } = await accountToChange(store, identity, id);
  if (account._id === staff.id) throw wrongState('nobody disables their own account');
  const after = { ...account, disabled, ...(disabled ? { signedOutAt: new Date() } : {}) };
  if (!disabled && needsSecondAdministrator(account.role)) return await propose(store, staff, version, account, 'ENABLE');
  if (!disabled) requireNothingProposed(account);
  const action = disabled ? 'disabled' : 'enabled';
  return await inTransaction(store.connection, (session) => replaceAccount(store, session, staff, action, version, account, after));
}

/** For a forgotten password or a lost phone: a new activation code, no password, no authenticator, no sessions. */
export async function resetAccount(store: Store, identity: Identity, consoleUrl: string, raw: ResetAccountInput): Promise<AccountWithCode> {
  const { id, version } = parseInput(which, raw);
  const { staff, account } = await accountToChange(store, identity, id);
  if (account._id === staff.id) throw wrongState('another administrator resets one’s account');
  if (needsSecondAdministrator(account.role)) return { account: await propose(store, staff, version, account, 'RESET'), code: null };
  requireNothingProposed(account);
  return await inTransaction(store.connection, (session) => startAnew(store, session, staff, version, account, consoleUrl));
}

/** Part of a transaction: no password, no authenticator, no sessions, and a new activation code. */
async function startAnew(
  store: Store,
  session: ClientSession,
  staff: Staff,
  version: number,
  account: AccountRecord,
  consoleUrl: string,
): Promise<AccountWithCode> {
  const { code, activationCode } = await deliverActivationCode(store, session, account, consoleUrl);
  const proposed = account.proposal?.action;
  const disabled = account.disabled && proposed !== 'CREATE' && proposed !== 'ENABLE';
  const after = { ...account, activationCode, password: null, authenticatorKey: null, signedOutAt: new Date(), disabled, proposal: null };
  return {
    account: await replaceAccount(store, session, staff, proposed === 'ENABLE' ? 'enabled' : 'reset', version, account, after),
    code,
  };
}

/** Everywhere, at once: what is open elsewhere is refused with its next request. */
export async function signOutAccount(store: Store, identity: Identity, raw: SignOutAccountInput): Promise<AccountRecord> {
  const { id, version } = parseInput(which, raw);
  const { staff, account } = await accountToChange(store, identity, id);
  const after = { ...account, signedOutAt: new Date() };
  return await inTransaction(store.connection, (session) => replaceAccount(store, session, staff, 'signedOut', version, account, after));
}

/** In one's territory, so also below; outside of it there is none. */
async function accountToChange(store: Store, identity: Identity, id: string): Promise<{ staff: Staff; account: AccountRecord }> {
  const staff = requirePermission(identity, 'account:manage');
  const account = await store.accounts.findById(id).lean();
  if (!account || !isWithin(account.place, staff.unit)) throw notFound('id', 'no such account');
  return { staff, account };
}

const SECRET = ['password', 'activationCode', 'authenticatorKey', 'authenticatorStep', 'suffixes', 'lastSignInAt'] as const;

/** For the trail: that there is a password or an authenticator, never which. */
export const onRecord = (account: AccountRecord) => ({
  ...Object.fromEntries(Object.entries(account).filter(([name]) => !(SECRET as readonly string[]).includes(name))),
  hasPassword: account.password !== null,
  hasAuthenticator: account.authenticatorKey !== null,
});

/** A sign-in meanwhile stays known, and so does a sign-out. */
const BY_HOLDER = ['authenticatorStep', 'lastSignInAt'] as const;

/** Part of a transaction. @throws DeferredError of STALE */
async function replaceAccount(
  store: Store,
  session: ClientSession,
  staff: Staff,
  action: string,
  version: number,
  before: AccountRecord,
  after: AccountRecord,
): Promise<AccountRecord> {
  const untouched = after.signedOutAt === before.signedOutAt ? ([...BY_HOLDER, 'signedOutAt'] as const) : BY_HOLDER;
  const changed = await replaceVersion(store.accounts, session, { staff, action, version, before, after, untouched });
  await store.trail.changed(session, {
    action: `account.${action}`,
    subjects: [`account:${before._id}`],
    changes: changesBetween(onRecord(before), onRecord(after)),
  });
  return changed;
}
