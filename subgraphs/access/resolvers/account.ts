import { can } from '@so-tiem/platform/authorization/permissions';
import { actorOf } from '@so-tiem/platform/identity/actor';
import { actingStaff } from '@so-tiem/platform/identity/identity';
import { unitReferences } from '@so-tiem/platform/identity/territory';
import type { StaffAccountResolvers } from '../generated/schema.ts';
import type { AccountProposal, AccountRecord } from '../model/account.ts';
import { stateOf } from '../rules/accountState.ts';
import { refuseConfirmation } from '../rules/proposal.ts';
import { needsAuthenticator } from '../rules/roles.ts';

/** What a change would make of the account, beside what it is, for the administrator who confirms it. */
const proposedFields = (account: AccountRecord, { fields = {} }: Pick<Partial<AccountProposal>, 'fields'>) =>
  (['name', 'email', 'role', 'unitCode'] as const).flatMap((name) => {
    const [before, after] = [account[name], fields[name]];
    return after === undefined || after === before ? [] : [{ name, before, after }];
  });

/** Where a member of staff works. */
export const placeResolvers = {
  administrativeUnit: ({ unitCode }: { unitCode: string | null }) => unitReferences(unitCode).administrativeUnit,
  site: ({ unitCode }: { unitCode: string | null }) => unitReferences(unitCode).site,
};

export const accountResolvers: StaffAccountResolvers = {
  id: ({ _id }) => _id,
  ...placeResolvers,
  state: (account) => stateOf(account, new Date()),
  proposal: (account, _, { identity }) => {
    const { proposal } = account;
    if (!proposal) return null;
    const staff = actingStaff(identity);
    return {
      ...proposal,
      by: actorOf(proposal.byId, proposal.by),
      viewerCanConfirm: staff !== null && can(staff, 'account:manage') && !refuseConfirmation(account, proposal, staff),
      fields: proposedFields(account, proposal),
      ...unitReferences(proposal.fields?.unitCode),
    };
  },
  needsAuthenticator: ({ role }) => needsAuthenticator(role),
  hasAuthenticator: ({ authenticatorKey }) => authenticatorKey !== null,
  activationCodeExpiresAt: ({ activationCode }) => activationCode?.until ?? null,
};
