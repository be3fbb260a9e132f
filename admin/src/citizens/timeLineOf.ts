/** All that happened to a person's record, the latest first: doses, their corrections, complaints, changes of their data. */
import { doseChanges } from '../doses/doseChanges.ts';
import type { CitizenShown, DoseShown } from './citizen.ts';

export interface Moment {
  key: string;
  /** A day or an instant; both sort as text. */
  at: string;
  kind: 'injected' | 'recorded' | 'corrected' | 'voided' | 'complained' | 'decided' | 'changed';
  by: string | null;
  dose?: DoseShown;
  complaint?: NonNullable<CitizenShown['complaints']>[number];
  reason?: string | null;
  fields: { name: string; before?: string | null; after?: string | null }[];
}

export function timeLineOf({ doses: shown, complaints, history }: Pick<CitizenShown, 'doses' | 'complaints' | 'history'>): Moment[] {
  const doses = shown ?? [];
  const moments: Moment[] = [
    ...doses
      .filter(({ status }) => status === 'CURRENT')
      .map(
        (dose): Moment => ({ key: `i${dose.id}`, at: dose.injectedOn, kind: 'injected', by: dose.vaccinator ?? null, dose, fields: [] }),
      ),
    ...doses.map((dose): Moment => {
      const earlier = doses.find(({ id }) => id === dose.supersedes?.id);
      return {
        key: `r${dose.id}`,
        at: dose.recordedAt,
        kind: earlier ? 'corrected' : 'recorded',
        by: dose.recordedBy.name,
        dose,
        reason: earlier?.endedReason ?? null,
        fields: earlier ? doseChanges(earlier, dose) : [],
      };
    }),
    ...doses
      .filter(({ status }) => status === 'VOIDED')
      .map(
        (dose): Moment => ({
          key: `v${dose.id}`,
          at: dose.endedAt ?? '',
          kind: 'voided',
          by: dose.endedBy?.name ?? null,
          dose,
          reason: dose.endedReason ?? null,
          fields: [],
        }),
      ),
    ...(complaints ?? []).flatMap((complaint): Moment[] => [
      { key: `c${complaint.id}`, at: complaint.recordedAt, kind: 'complained', by: null, complaint, fields: [] },
      ...(complaint.closedAt
        ? [{ key: `d${complaint.id}`, at: complaint.closedAt, kind: 'decided' as const, by: null, complaint, fields: [] }]
        : []),
    ]),
    ...history.map(({ at, by, reason, fields }): Moment => ({ key: `h${at}`, at, kind: 'changed', by: by.name, reason, fields })),
  ];
  return moments.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
