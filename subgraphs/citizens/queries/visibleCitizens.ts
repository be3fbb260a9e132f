/** Whom the caller sees in clear: the evidence of platform/authorization/visibility.ts, gathered. Of all others enough is shown to tell two apart. */

import { isSystem, needsIdentifiers } from '@so-tiem/platform/authorization/permissions';
import { isResident, type Residence } from '@so-tiem/platform/authorization/visibility';
import { forbidden, invalid } from '@so-tiem/platform/errors/errors';
import { actingStaff, type Identity, isShown, type Staff } from '@so-tiem/platform/identity/identity';
import type { ClientSession } from 'mongoose';
import type { Directory } from '../graph/directory.ts';
import { accessGrantId } from '../model/accessGrant.ts';
import type { Store } from '../model/store.ts';

/** As long as a member of staff may be at work with one person. */
const GRANT_MINUTES = 60;
const MAX_PEOPLE = 100;

type Person = Residence & { _id: string };

/** @returns ids of those whom the caller sees */
export async function visibleCitizens(
  store: Store,
  directory: Directory,
  identity: Identity,
  people: readonly Person[],
): Promise<Set<string>> {
  const staff = actingStaff(identity);
  if (isSystem(identity) || staff?.unit.level === 'COUNTRY') return new Set(people.map(({ _id }) => _id));
  if (!staff) return new Set();
  const visible = new Set(people.filter((person) => isResident(person, staff) || isShown(identity, person._id)).map(({ _id }) => _id));
  const others = () => people.map(({ _id }) => _id).filter((id) => !visible.has(id));
  for (const id of await grantedTo(store, staff, others())) visible.add(id);
  for (const id of await directory.evidenceElsewhere(others(), staff)) visible.add(id);
  return visible;
}

async function grantedTo({ accessGrants }: Store, staff: Staff, ids: readonly string[]): Promise<string[]> {
  if (!ids.length) return [];
  const ofGrants = new Map(ids.map((id) => [accessGrantId(staff.id, id), id]));
  const found = await accessGrants.find({ _id: { $in: [...ofGrants.keys()] }, expiresAt: { $gt: new Date() } }, { _id: 1 }).lean();
  return found.flatMap(({ _id }) => ofGrants.get(_id) ?? []);
}

/** @param citizenIds whose papers the member of staff has before them */
export async function grantAccess(
  { accessGrants }: Store,
  session: ClientSession | undefined,
  staff: Staff,
  citizenIds: readonly string[],
): Promise<void> {
  const expiresAt = new Date(Date.now() + GRANT_MINUTES * 60_000);
  for (const id of citizenIds)
    await accessGrants.updateOne(
      { _id: accessGrantId(staff.id, id) },
      { $set: { expiresAt } },
      { upsert: true, ...(session ? { session } : {}) },
    );
}

/** For changing a person: a service that acts for a member of staff changes whom they may change. @throws Forbidden */
export async function requireVisible(store: Store, directory: Directory, identity: Identity, person: Person): Promise<void> {
  if (needsIdentifiers(identity) && (await visibleCitizens(store, directory, identity, [person])).has(person._id)) return;
  throw forbidden('not a person of your territory, your sites or your complaints, and their papers were not shown');
}

/** For the other subgraphs. @throws DomainError naming `ids` when they are too many */
export async function visibleOfIds(store: Store, directory: Directory, identity: Identity, ids: readonly string[]): Promise<string[]> {
  if (ids.length > MAX_PEOPLE) throw invalid('ids', `at most ${MAX_PEOPLE}`);
  const people = await store.citizens.find({ _id: { $in: ids } }, { communeCode: 1, districtCode: 1, provinceCode: 1 }).lean();
  return [...(await visibleCitizens(store, directory, identity, people))];
}
