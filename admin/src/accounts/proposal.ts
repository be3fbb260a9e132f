/** What is proposed of an account, as a second administrator reads it. */
import { needsSecondAdministrator } from '@so-tiem/platform/values/secondAdministrator';
import { type ListedAccount, nameOfUnit } from './account.ts';

type Translate = (key: string, values?: object) => string;

const proposedValue = ({ proposal }: ListedAccount, name: string) => proposal?.fields.find((field) => field.name === name)?.after;

/** Once it is confirmed: no password, no authenticator any more, and a new activation code. */
export function beginsAnew(account: ListedAccount): boolean {
  const { proposal, role } = account;
  if (!proposal) return false;
  if (proposal.action !== 'CHANGE') return true;
  return !needsSecondAdministrator(role) && needsSecondAdministrator(proposedValue(account, 'role') ?? role);
}

/** Where its activation code goes; null where the confirmer hands it over. */
export const addressOf = (account: ListedAccount): string | null => proposedValue(account, 'email') ?? account.email ?? null;

/** What would be another value, beside what it is. */
export function changesOf(account: ListedAccount, translate: Translate): string {
  const { proposal, unitCode } = account;
  const show = (name: string, value: string | null | undefined, isAfter: boolean) => {
    if (name === 'unitCode') return nameOfUnit(isAfter ? (proposal ?? {}) : account, value ?? unitCode, translate);
    return name === 'role' ? translate(`role.${value}`) : (value ?? '—');
  };
  return (proposal?.fields ?? [])
    .map(({ name, before, after }) => `${translate(`field.${name}`)}: ${show(name, before, false)} → ${show(name, after, true)}`)
    .join('; ');
}

/** What its proposer wants. */
export const proposedOf = (account: ListedAccount, translate: Translate): string | null =>
  account.proposal &&
  translate(`accounts.toPropose.${account.proposal.action}`, {
    name: account.name,
    username: account.username,
    role: translate(`role.${account.role}`),
    unit: nameOfUnit(account, account.unitCode, translate),
  });
