/** What the screens of accounts show. */
import type { AccountInListFragment, AccountState } from '../../generated/graphql.ts';

export type ListedAccount = AccountInListFragment;
export const STATES = ['ACTIVE', 'INVITED', 'EXPIRED', 'DISABLED'] as const satisfies readonly AccountState[];

type Named = { name: string } | null | undefined;

/** Of the unit of a code; the code itself while its name cannot be read. */
export const nameOfUnit = (
  { site, administrativeUnit }: { site?: Named; administrativeUnit?: Named },
  code: string,
  translate: (key: string) => string,
): string => site?.name ?? administrativeUnit?.name ?? (code === 'VN' ? translate('unit.country') : code);

/** Name of the unit, and where it is. */
export const unitOf = ({ site, administrativeUnit }: ListedAccount): { name: string | undefined; place: string | undefined } =>
  site ? { name: site.name, place: site.district?.name } : { name: administrativeUnit?.name, place: administrativeUnit?.parent?.name };
