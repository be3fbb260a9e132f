import { contradictionsOf } from '@so-tiem/platform/identification';
import { MASKS, maskedField, type Person } from '@so-tiem/platform/masking';
import { requireAccess } from '@so-tiem/platform/rights';
import type { CitizenMergeResolvers, CitizenResolvers, CitizenRevisionResolvers } from '../generated/schema.ts';
import type { Context } from '../loaders.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import { type Change, historyOf } from '../queries/citizenHistory.ts';
import { needsIdentifiers } from '../queries/visibleCitizens.ts';

const isClear = async (citizen: CitizenRecord, { identity, loaders }: Context): Promise<boolean> =>
  needsIdentifiers(identity) && (await loaders.sees.load(citizen));

/** Of what the record was: whoever sees the person as they are now. */
const shownBefore = async <Field extends keyof Person>(before: CitizenRecord, field: Field, context: Context): Promise<Person[Field]> => {
  const now = await context.loaders.citizen.load(before._id);
  return now && (await isClear(now, context)) ? before[field] : maskedField(before, field);
};

const shown = async <Field extends keyof Person>(citizen: CitizenRecord, field: Field, context: Context): Promise<Person[Field]> =>
  (await isClear(citizen, context)) ? citizen[field] : maskedField(citizen, field);

export const citizenResolvers: CitizenResolvers = {
  /** A reference is evidence of nothing. */
  __resolveReference: async ({ id }, { identity, loaders, looks }) => {
    requireAccess(identity, 'citizen:read');
    const citizen = await loaders.citizen.load(id);
    if (citizen) looks.referred.add(citizen);
    return citizen;
  },
  id: (citizen) => citizen._id,
  masked: async (citizen, _, context) => !(await isClear(citizen, context)),
  dateOfBirth: async (citizen, _, context) => await shown(citizen, 'dateOfBirth', context),
  identification: async (citizen, _, context) => await shown(citizen, 'identification', context),
  healthInsuranceNumber: async (citizen, _, context) => await shown(citizen, 'healthInsuranceNumber', context),
  phone: async (citizen, _, context) => await shown(citizen, 'phone', context),
  email: async (citizen, _, context) => await shown(citizen, 'email', context),
  address: async (citizen, _, context) => await shown(citizen, 'address', context),
  cccdContradictions: async (citizen, _, context) => ((await isClear(citizen, context)) ? contradictionsOf(citizen) : []),
  mergedInto: ({ mergedInto }, _, { loaders }) => (mergedInto ? loaders.citizen.load(mergedInto) : null),
  merges: (citizen, _, { loaders }) => loaders.mergesInto.load(citizen._id),
  erasure: async (citizen, _, context) => ((await isClear(citizen, context)) ? await context.loaders.erasureOf.load(citizen._id) : null),
  revisions: (citizen, _, { loaders }) => loaders.revisionsOf.load(citizen._id),
  history: async (citizen, _, context) => {
    const changes = historyOf(citizen, await context.loaders.revisionsOf.load(citizen._id));
    return (await isClear(citizen, context)) ? changes : changes.map(maskChange);
  },
};

/** Why somebody did something is told in their own words, numbers and all. */
const maskChange = (change: Change): Change => ({ ...change, reason: '', fields: change.fields.map(maskField) });

function maskField({ name, before, after }: Change['fields'][number]) {
  const mask = MASKS[name];
  return mask ? { name, before: before && mask(before), after: after && mask(after) } : { name, before, after };
}

export const citizenMergeResolvers: CitizenMergeResolvers = {
  id: ({ _id }) => _id,
  by: ({ by }) => by.name,
  reason: async ({ keptId, reason }, _, context) => {
    const kept = await context.loaders.citizen.load(keptId);
    return kept && (await isClear(kept, context)) ? reason : '';
  },
  other: ({ otherId }, _, { loaders }) => loaders.citizen.load(otherId),
  separatedAt: ({ status, separated, refusedAt }) => (status === 'SEPARATED' ? (separated?.at ?? null) : refusedAt),
};

export const citizenRevisionResolvers: CitizenRevisionResolvers = {
  version: ({ before }) => before.version,
  replacedBy: ({ replacedByName }) => replacedByName,
  fullName: ({ before }) => before.fullName,
  dateOfBirth: async ({ before }, _, context) => await shownBefore(before, 'dateOfBirth', context),
  gender: ({ before }) => before.gender,
  identification: async ({ before }, _, context) => await shownBefore(before, 'identification', context),
  phone: async ({ before }, _, context) => await shownBefore(before, 'phone', context),
};
