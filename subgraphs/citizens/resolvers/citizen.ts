import { MASKS, maskedField, type Person } from '@so-tiem/platform/authorization/masking';
import { isSystem, needsIdentifiers, requireAccess } from '@so-tiem/platform/authorization/permissions';
import { actorOf } from '@so-tiem/platform/identity/actor';
import { contradictionsOf } from '@so-tiem/platform/inputs/identityDocument';
import type { CitizenMergeResolvers, CitizenResolvers, CitizenRevisionResolvers } from '../generated/schema.ts';
import type { Context } from '../loaders.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { CitizenRevisionRecord } from '../model/citizenRevision.ts';
import { type Change, historyOf } from '../queries/citizenHistory.ts';
import { othersAt, othersUntil, type UnmergedPeriod } from '../rules/unmergedPeriods.ts';

const isClear = async (citizen: CitizenRecord, { identity, loaders }: Context): Promise<boolean> =>
  needsIdentifiers(identity) && (await loaders.sees.load(citizen));

/**
 * What a record was is seen by those who see the person as they are now, and all those whose record was merged into it then, by
 * mistake.
 */
async function wasClear(
  id: string,
  othersOf: (unmergedPeriods: readonly UnmergedPeriod[]) => string[],
  context: Context,
): Promise<boolean> {
  const { citizen, unmergedPeriodsOf } = context.loaders;
  const ids = [id, ...(isSystem(context.identity) ? [] : othersOf(await unmergedPeriodsOf.load(id)))];
  const people = await Promise.all(ids.map((id) => citizen.load(id)));
  return (await Promise.all(people.map(async (person) => person !== null && (await isClear(person, context))))).every(Boolean);
}

const wasClearBefore = ({ before, replacedAt }: CitizenRevisionRecord, context: Context): Promise<boolean> =>
  wasClear(before._id, (unmergedPeriods) => othersUntil(replacedAt, unmergedPeriods), context);

const shownBefore = async <Field extends keyof Person>(
  revision: CitizenRevisionRecord,
  field: Field,
  context: Context,
): Promise<Person[Field]> => ((await wasClearBefore(revision, context)) ? revision.before[field] : maskedField(revision.before, field));

const shown = async <Field extends keyof Person>(citizen: CitizenRecord, field: Field, context: Context): Promise<Person[Field]> =>
  (await isClear(citizen, context)) ? citizen[field] : maskedField(citizen, field);

export const citizenResolvers: CitizenResolvers = {
  /** A reference is evidence of nothing by itself; with it comes whether a complaint shows the person. */
  __resolveReference: async ({ id, handledHere }: { id: string; handledHere?: boolean }, { identity, loaders, reads }) => {
    requireAccess(identity, 'citizen:read');
    const citizen = await loaders.citizen.load(id);
    if (citizen && handledHere) {
      reads.referred.add(citizen);
      loaders.sees.prime(citizen, true);
    }
    return citizen;
  },
  id: (citizen) => citizen._id,
  masked: async (citizen, _, context) => !(await isClear(citizen, context)),
  dateOfBirth: async (citizen, _, context) => await shown(citizen, 'dateOfBirth', context),
  identityDocument: async (citizen, _, context) => await shown(citizen, 'identityDocument', context),
  healthInsuranceNumber: async (citizen, _, context) => await shown(citizen, 'healthInsuranceNumber', context),
  phone: async (citizen, _, context) => await shown(citizen, 'phone', context),
  email: async (citizen, _, context) => await shown(citizen, 'email', context),
  address: async (citizen, _, context) => await shown(citizen, 'address', context),
  commune: ({ communeCode }) => (communeCode ? { code: communeCode } : null),
  cccdContradictions: async (citizen, _, context) => ((await isClear(citizen, context)) ? contradictionsOf(citizen) : []),
  mergedInto: ({ mergedInto }, _, { loaders }) => (mergedInto ? loaders.citizen.load(mergedInto) : null),
  merges: (citizen, _, { loaders }) => loaders.mergesInto.load(citizen._id),
  erasure: async (citizen, _, context) => ((await isClear(citizen, context)) ? await context.loaders.erasureOf.load(citizen._id) : null),
  revisions: (citizen, _, { loaders }) => loaders.revisionsOf.load(citizen._id),
  history: async (citizen, _, context) => {
    const changes = historyOf(citizen, await context.loaders.revisionsOf.load(citizen._id));
    return await Promise.all(
      changes.map(async (change) => {
        const isClear = await wasClear(citizen._id, (unmergedPeriods) => othersAt(change.at, unmergedPeriods), context);
        return isClear ? change : maskChange(change);
      }),
    );
  },
};

/** A reason is in its author's own words, numbers and all. */
const maskChange = (change: Change): Change => ({ ...change, reason: '', fields: change.fields.map(maskField) });

function maskField({ name, before, after }: Change['fields'][number]) {
  const mask = MASKS[name];
  return mask ? { name, before: before && mask(before), after: after && mask(after) } : { name, before, after };
}

export const citizenMergeResolvers: CitizenMergeResolvers = {
  id: ({ _id }) => _id,
  by: ({ by: { id, name } }) => actorOf(id, name),
  reason: async ({ survivorId, reason }, _, context) => {
    const survivor = await context.loaders.citizen.load(survivorId);
    return survivor && (await isClear(survivor, context)) ? reason : '';
  },
  other: ({ duplicateId }, _, { loaders }) => loaders.citizen.load(duplicateId),
  unmergedAt: ({ status, unmerged, refusedAt }) => (status === 'UNMERGED' ? (unmerged?.at ?? null) : refusedAt),
};

export const citizenRevisionResolvers: CitizenRevisionResolvers = {
  version: ({ before }) => before.version,
  reason: async (revision, _, context) => ((await wasClearBefore(revision, context)) ? revision.reason : ''),
  replacedBy: ({ replacedBy, replacedByName }) => actorOf(replacedBy, replacedByName),
  fullName: ({ before }) => before.fullName,
  dateOfBirth: async (revision, _, context) => await shownBefore(revision, 'dateOfBirth', context),
  gender: ({ before }) => before.gender,
  identityDocument: async (revision, _, context) => await shownBefore(revision, 'identityDocument', context),
  phone: async (revision, _, context) => await shownBefore(revision, 'phone', context),
};
