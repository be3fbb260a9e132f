import { staffBehind } from '@so-tiem/platform/identity';
import { COUNTRY, isSiteCode } from '@so-tiem/platform/territory';
import type { StaffAccountResolvers } from '../generated/schema.ts';
import type { AccountProposal } from '../model/account.ts';
import { stateOf } from '../rules/accountState.ts';
import { needsAuthenticator } from '../rules/roles.ts';

/** What a change would make of the account, for whoever confirms it. */
const proposedFields = ({ fields: { name, email, role, unitCode } = {} }: Omit<AccountProposal, 'fields'> & Partial<AccountProposal>) =>
  Object.entries({ name, email, role, unitCode }).flatMap(([field, after]) =>
    after === undefined ? [] : [{ name: field, before: null, after: after === null ? null : String(after) }],
  );

/** Where somebody works. */
export const placeResolvers = {
  administrativeUnit: ({ unitCode }: { unitCode: string }) => (unitCode === COUNTRY || isSiteCode(unitCode) ? null : { code: unitCode }),
  site: ({ unitCode }: { unitCode: string }) => (isSiteCode(unitCode) ? { code: unitCode } : null),
};

export const accountResolvers: StaffAccountResolvers = {
  id: ({ _id }) => _id,
  ...placeResolvers,
  state: (account) => stateOf(account, new Date()),
  proposal: ({ proposal }, _, { identity }) =>
    proposal && { ...proposal, mine: proposal.byId === staffBehind(identity)?.id, fields: proposedFields(proposal) },
  needsAuthenticator: ({ role }) => needsAuthenticator(role),
  hasAuthenticator: ({ authenticatorKey }) => authenticatorKey !== null,
  startCodeUntil: ({ startCode }) => startCode?.until ?? null,
};
