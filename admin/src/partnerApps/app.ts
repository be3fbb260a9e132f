/** What the screens of partner apps show. */
import type { AppInListFragment, PartnerAppOnScreenQuery, PartnerScope } from '../../generated/graphql.ts';

export type ListedApp = AppInListFragment;
export type AppOnScreen = NonNullable<PartnerAppOnScreenQuery['partnerApp']>;

export const SCOPES = ['DOSES_READ', 'PASSPORTS_READ', 'STATISTICS_READ'] as const satisfies readonly PartnerScope[];

/** What most apps ask, to begin with (docs/partners). */
export const USUAL_OPERATION = `query History($personalId: ID!, $fullName: String!, $dateOfBirth: PartialDate!) {
  doseHistory(personalId: $personalId, fullName: $fullName, dateOfBirth: $dateOfBirth) {
    fullName identityStatus
    doses { doseNumber injectedOn lotNumber vaccine { product manufacturer } site { name province { name } } }
  }
}`;

export type AppState = 'ON' | 'OFF' | 'OVER';

/** @param today `YYYY-MM-DD`, in Viet Nam */
export const stateOf = ({ enabled, expiresOn }: Pick<ListedApp, 'enabled' | 'expiresOn'>, today: string): AppState =>
  expiresOn && expiresOn < today ? 'OVER' : enabled ? 'ON' : 'OFF';
