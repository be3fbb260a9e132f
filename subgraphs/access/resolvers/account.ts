import { isSiteCode } from '@so-tiem/platform/territory';
import type { StaffAccountResolvers } from '../generated/schema.ts';
import { stateOf } from '../rules/accountState.ts';
import { needsAuthenticator } from '../rules/roles.ts';

export const accountResolvers: StaffAccountResolvers = {
  id: ({ _id }) => _id,
  administrativeUnit: ({ unitLevel, unitCode }) => (unitLevel === 'COUNTRY' || unitLevel === 'SITE' ? null : { code: unitCode }),
  site: ({ unitCode }) => (isSiteCode(unitCode) ? { code: unitCode } : null),
  state: (account) => stateOf(account, new Date()),
  needsAuthenticator: ({ role }) => needsAuthenticator(role),
  hasAuthenticator: ({ authenticatorKey }) => authenticatorKey !== null,
  startCodeUntil: ({ startCode }) => startCode?.until ?? null,
};
