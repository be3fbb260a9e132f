/** Of these people those whom a complaint of the member of staff's unit shows (platform/authorization/visibility.ts). For the citizens subgraph. */

import { can } from '@so-tiem/platform/authorization/permissions';
import { isHandledHere } from '@so-tiem/platform/authorization/visibility';
import { invalid } from '@so-tiem/platform/errors/errors';
import { actingStaff, type Identity } from '@so-tiem/platform/identity/identity';
import type { Loaders } from '../loaders.ts';
import { asLinked } from '../rules/citizenLink.ts';

const MAX_PEOPLE = 100;

export async function handledHere(loaders: Loaders, identity: Identity, citizenIds: readonly string[]): Promise<string[]> {
  if (citizenIds.length > MAX_PEOPLE) throw invalid('citizenIds', `at most ${MAX_PEOPLE}`);
  const shown = await Promise.all(citizenIds.map((id) => isPersonHandledHere(loaders, identity, id)));
  return citizenIds.filter((_, i) => shown[i]);
}

export async function isPersonHandledHere(loaders: Loaders, identity: Identity, citizenId: string): Promise<boolean> {
  const staff = actingStaff(identity);
  if (!staff || !can(staff, 'complaint:read')) return false;
  const now = new Date();
  return (await loaders.linksOfCitizen.load(citizenId)).some((complaint) => isHandledHere(asLinked(complaint), staff, now));
}
