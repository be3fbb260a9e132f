/**
 * Whom a member of staff sees in clear: those who live in their territory, and those whom they have before them (they gave ID and
 * date of birth as on the person's papers, entered them, or handle their complaint). Of everybody else they see enough to
 * tell two people apart. Brief, accountability: seen only in the handler's own territory and task.
 */
import { type Identity, type Staff, staffBehind } from '@so-tiem/platform/identity';
import { isSystem, may } from '@so-tiem/platform/rights';
import { isWithin, territoryOfSite } from '@so-tiem/platform/territory';
import type { ClientSession } from 'mongoose';
import type { CitizenRecord } from '../model/citizen.ts';
import { sightId } from '../model/sight.ts';
import type { Store } from '../model/store.ts';

/** As long as somebody may be at work with one person. */
const SIGHT_MINUTES = 60;

type Lives = Pick<CitizenRecord, '_id' | 'communeCode' | 'districtCode' | 'provinceCode'>;

/** @returns ids of those who are in sight */
export async function inSight({ sights }: Store, identity: Identity, people: readonly Lives[]): Promise<Set<string>> {
  const staff = staffBehind(identity);
  if (isSystem(identity) || staff?.unit.level === 'COUNTRY') return new Set(people.map(({ _id }) => _id));
  if (!staff) return new Set();
  const seen = new Set(people.filter((person) => livesIn(person, staff)).map(({ _id }) => _id));
  const others = people.filter(({ _id }) => !seen.has(_id));
  if (!others.length) return seen;
  const ids = others.map(({ _id }) => sightId(staff.id, _id));
  const granted = await sights.find({ _id: { $in: ids }, expiresAt: { $gt: new Date() } }, { _id: 1 }).lean();
  const grants = new Set(granted.map(({ _id }) => _id));
  for (const { _id } of others) if (grants.has(sightId(staff.id, _id))) seen.add(_id);
  return seen;
}

/** A site's own territory is the commune that it stands in. */
function livesIn({ communeCode, districtCode, provinceCode }: Lives, { unit }: Staff): boolean {
  if (unit.level === 'SITE') return communeCode !== null && territoryOfSite(unit.code).commune === communeCode;
  return isWithin({ province: provinceCode, district: districtCode, commune: communeCode, site: null }, unit);
}

export async function grantSight(
  { sights }: Store,
  session: ClientSession | undefined,
  staff: Staff,
  citizenIds: readonly string[],
): Promise<void> {
  const expiresAt = new Date(Date.now() + SIGHT_MINUTES * 60_000);
  for (const id of citizenIds)
    await sights.updateOne({ _id: sightId(staff.id, id) }, { $set: { expiresAt } }, { upsert: true, ...(session ? { session } : {}) });
}

/**
 * Whether ID, insurance number, phone, email and address of a person are shown, and may be corrected. A part of the system that
 * carries out a handler's decision has its task from the complaint, which was in the handler's territory.
 */
export async function maySeeNumbers(store: Store, identity: Identity, person: Lives): Promise<boolean> {
  if (identity.kind === 'service') return true;
  const staff = staffBehind(identity);
  return staff !== null && may(staff, 'citizen:numbers') && (await inSight(store, identity, [person])).has(person._id);
}
