/** What the screens of accounts show. */
import type { AccountInListFragment } from '../../generated/graphql.ts';

export type ListedAccount = AccountInListFragment;
export const STATES = ['ACTIVE', 'INVITED', 'EXPIRED', 'DISABLED'] as const;

/** Name of the unit, and where it is. */
export const unitOf = ({ site, administrativeUnit }: ListedAccount): { name: string | undefined; place: string | undefined } =>
  site ? { name: site.name, place: site.district?.name } : { name: administrativeUnit?.name, place: administrativeUnit?.parent?.name };
