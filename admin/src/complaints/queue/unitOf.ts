import type { QueuedComplaint } from '../complaint.ts';

/** Who is responsible, in two lines: a ward's number says nothing without its district. */
export const unitOf = ({ site, administrativeUnit, code }: QueuedComplaint['responsible']) => ({
  first: site?.name ?? administrativeUnit?.name ?? code,
  second: site?.district?.name ?? administrativeUnit?.parent?.name ?? '',
});
