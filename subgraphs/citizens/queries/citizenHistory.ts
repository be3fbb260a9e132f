/** What happened to a person's record: for each change the fields that it changed, from what to what. */
import { actorOf } from '@so-tiem/platform/identity/actor';
import type { CitizenRecord } from '../model/citizen.ts';
import type { CitizenRevisionRecord } from '../model/citizenRevision.ts';

const SHOWN = [
  'fullName',
  'dateOfBirth',
  'gender',
  'nationality',
  'identityDocument',
  'healthInsuranceNumber',
  'phone',
  'email',
  'address',
  'communeCode',
  'identityStatus',
] as const;

/** @param revisions newest first; each holds what was there before it */
export const historyOf = (citizen: CitizenRecord, revisions: readonly CitizenRevisionRecord[]) =>
  revisions.map(({ replacedAt, replacedBy: id, replacedByName: name, reason, before }, i) => {
    const after = revisions[i - 1]?.before ?? citizen;
    const fields = SHOWN.flatMap((name) => {
      const [was, is] = [show(before[name]), show(after[name])];
      return was === is ? [] : [{ name, before: was, after: is }];
    });
    return { version: before.version, at: replacedAt, by: actorOf(id, name), reason, fields };
  });

export type Change = ReturnType<typeof historyOf>[number];

const show = (value: CitizenRecord[(typeof SHOWN)[number]]): string | null =>
  typeof value === 'object' && value !== null ? `${value.kind} ${value.number}` : (value ?? null);
