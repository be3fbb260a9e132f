/** DataLoaders: what one request asks for many times is read once. */
import { DomainError } from '@so-tiem/platform/errors/errors';
import { byKey, listsOf } from '@so-tiem/platform/graphql/batching';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { WITHOUT_SUFFIXES } from '@so-tiem/platform/search/textSearch';
import type { RequestContext } from '@so-tiem/platform/subgraph';
import DataLoader from 'dataloader';
import type { Directory } from './graph/directory.ts';
import type { CitizenRecord } from './model/citizen.ts';
import type { Store } from './model/store.ts';
import { recordsOfPerson } from './queries/recordsOfPerson.ts';
import { visibleCitizens } from './queries/visibleCitizens.ts';
import { waitingAt } from './rules/erasures.ts';
import { unmergedPeriodsOf } from './rules/unmergedPeriods.ts';

const MAX_REVISIONS = 50;
const TAKEN_BACK = { survivorId: 1, duplicateId: 1, at: 1, status: 1, unmerged: 1, refusedAt: 1 };

export const makeLoaders = (store: Store, directory: Directory, identity: Identity) => ({
  ...recordLoaders(store, identity),
  /** Whether the caller sees a person in clear; asked only where a field that identifies is. */
  sees: new DataLoader(
    async (people: readonly CitizenRecord[]) => {
      const visible = await visibleCitizens(store, directory, identity, people);
      return people.map(({ _id }) => visible.has(_id));
    },
    { cacheKeyFn: ({ _id }) => _id },
  ),
  /** Ids of all records of a person; null while they cannot be told: then nothing is taken away from a list of others. */
  recordsOfPerson: new DataLoader(
    (people: readonly CitizenRecord[]) => Promise.all(people.map((person) => recordsOfPerson(store, person).catch(ifUntold))),
    { cacheKeyFn: ({ _id }) => _id },
  ),
});

function ifUntold(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}

/** Newest first. */
const mergesWhere = (merges: Store['merges'], conditions: object, fields: object | null = null) =>
  listsOf(
    MAX_REVISIONS,
    (ids, limit) =>
      merges
        .find({ survivorId: { $in: ids }, ...conditions }, fields)
        .sort({ at: -1 })
        .limit(limit)
        .lean(),
    ({ survivorId }) => survivorId,
  );

const recordLoaders = ({ citizens, erasures, merges, revisions }: Store, identity: Identity) => ({
  citizen: new DataLoader(async (ids: readonly string[]) =>
    byKey(ids, await citizens.find({ _id: { $in: ids } }, WITHOUT_SUFFIXES).lean(), (citizen) => citizen._id),
  ),
  erasureOf: new DataLoader(async (ids: readonly string[]) =>
    byKey(ids, await erasures.find({ citizenId: { $in: ids }, ...waitingAt(new Date()) }).lean(), ({ citizenId }) => citizenId),
  ),
  // Those that the doses refused have come to nothing; for a person's copy it is told when.
  mergesInto: new DataLoader(mergesWhere(merges, identity.kind === 'service' ? {} : { status: { $ne: 'REFUSED' } })),
  unmergedPeriodsOf: new DataLoader(async (ids: readonly string[]) =>
    (await mergesWhere(merges, { status: { $in: ['UNMERGED', 'REFUSED'] } }, TAKEN_BACK)(ids)).map(unmergedPeriodsOf),
  ),
  revisionsOf: new DataLoader(
    listsOf(
      MAX_REVISIONS,
      (ids, limit) =>
        revisions
          .find({ citizenId: { $in: ids } })
          .sort({ replacedAt: -1 })
          .limit(limit)
          .lean(),
      ({ citizenId }) => citizenId,
    ),
  ),
});

export type Loaders = ReturnType<typeof makeLoaders>;
export type Context = RequestContext<Loaders>;
