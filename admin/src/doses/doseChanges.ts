/** What a correction changed in the record of a dose. */
import type { RecordedDoseFragment } from '../../generated/graphql.ts';

const FIELDS = {
  vaccine: ({ vaccine }: RecordedDoseFragment) => vaccine.product,
  injectedOn: ({ injectedOn }: RecordedDoseFragment) => injectedOn,
  doseNumber: ({ doseNumber }: RecordedDoseFragment) => String(doseNumber),
  lotNumber: ({ lotNumber }: RecordedDoseFragment) => lotNumber ?? null,
  site: ({ site }: RecordedDoseFragment) => site?.name ?? null,
};

/** @param earlier undefined for a dose that was not on record: then everything is new */
export const doseChanges = (earlier: RecordedDoseFragment | null | undefined, dose: RecordedDoseFragment) =>
  Object.entries(FIELDS)
    .map(([name, of]) => ({ name, before: earlier ? of(earlier) : null, after: of(dose) }))
    .filter(({ before, after }) => before !== after);
