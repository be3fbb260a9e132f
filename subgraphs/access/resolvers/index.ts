/** All resolvers of the subgraph. */
import { wrongState } from '@so-tiem/platform/errors/errors';
import { attempt, payload } from '@so-tiem/platform/errors/userErrors';
import type { Units } from '@so-tiem/platform/reference/units';
import {
  changeAccount,
  confirmAccount,
  refuseAccount,
  resetAccount,
  setAccountDisabled,
  signOutAccount,
} from '../actions/changeAccount.ts';
import {
  type AppWithSecret,
  changePartnerApp,
  disablePartnerApp,
  enablePartnerApp,
  registerPartnerApp,
  rotatePartnerSecret,
} from '../actions/changePartnerApp.ts';
import { createAccount } from '../actions/createAccount.ts';
import type { AccountWithCode } from '../actions/deliverActivationCode.ts';
import { signOutEverywhere } from '../actions/signOutEverywhere.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { findAccount, findAccounts } from '../queries/findAccounts.ts';
import { findPartnerApp, findPartnerApps } from '../queries/findPartnerApps.ts';
import { findAssignableStaff, findStaffMember, searchStaff } from '../queries/findStaff.ts';
import { viewerOf } from '../queries/viewer.ts';
import { accountResolvers } from './account.ts';
import { partnerAppResolvers } from './partnerApp.ts';
import { staffMemberResolvers } from './staffMember.ts';

interface Addresses {
  consoleUrl: string;
  /** Of another issuer, which keeps the accounts. */
  accountsUrl: string | undefined;
}

export const makeResolvers = (store: Store, units: Units, { consoleUrl, accountsUrl }: Addresses): Resolvers => ({
  Query: {
    viewer: (_, __, { identity }) => viewerOf(identity),
    accounts: (_, { filter, ...page }, { identity }) => findAccounts(store, identity, filter ?? {}, page),
    account: (_, { id }, { identity }) => findAccount(store, identity, id),
    searchStaff: (_, { text }, { identity }) => searchStaff(store, identity, text),
    assignableStaff: (_, which, { identity }) => findAssignableStaff(store, units, identity, which),
    staffMember: (_, { id }, { identity }) => findStaffMember(store, identity, id),
    partnerApps: (_, page, { identity }) => findPartnerApps(store, identity, page),
    partnerApp: (_, { id }, { identity }) => findPartnerApp(store, identity, id),
  },
  Mutation: {
    createAccount: (_, { input }, { identity }) =>
      activationPayload(async () => {
        if (accountsUrl) throw wrongState(`accounts are kept at ${accountsUrl}`);
        return await createAccount(store, units, identity, consoleUrl, input);
      }),
    changeAccount: (_, { input }, { identity }) => payload('account', () => changeAccount(store, units, identity, input)),
    disableAccount: (_, { input }, { identity }) => payload('account', () => setAccountDisabled(store, identity, true, input)),
    enableAccount: (_, { input }, { identity }) => payload('account', () => setAccountDisabled(store, identity, false, input)),
    resetAccount: (_, { input }, { identity }) => activationPayload(() => resetAccount(store, identity, consoleUrl, input)),
    confirmAccount: (_, { input }, { identity }) => activationPayload(() => confirmAccount(store, identity, consoleUrl, input)),
    refuseAccount: (_, { input }, { identity }) => payload('account', () => refuseAccount(store, identity, input)),
    signOutAccount: (_, { input }, { identity }) => payload('account', () => signOutAccount(store, identity, input)),
    signOutEverywhere: (_, { input }, { identity }) => payload('at', () => signOutEverywhere(store, identity, input)),
    registerPartnerApp: (_, { input }, { identity }) => secretPayload(() => registerPartnerApp(store, identity, input)),
    changePartnerApp: (_, { input }, { identity }) => payload('app', () => changePartnerApp(store, identity, input)),
    enablePartnerApp: (_, { input }, { identity }) => payload('app', () => enablePartnerApp(store, identity, input)),
    disablePartnerApp: (_, { input }, { identity }) => payload('app', () => disablePartnerApp(store, identity, input)),
    rotatePartnerSecret: (_, { input }, { identity }) => secretPayload(() => rotatePartnerSecret(store, identity, input)),
  },
  StaffAccount: accountResolvers,
  StaffMember: staffMemberResolvers,
  PartnerApp: partnerAppResolvers(store),
});

async function activationPayload(action: () => Promise<AccountWithCode>) {
  const { result, errors } = await attempt(action);
  return { account: result?.account ?? null, activationCode: result?.code ?? null, errors };
}

async function secretPayload(action: () => Promise<AppWithSecret>) {
  const { result, errors } = await attempt(action);
  return { app: result?.app ?? null, secret: result?.secret ?? null, errors };
}
