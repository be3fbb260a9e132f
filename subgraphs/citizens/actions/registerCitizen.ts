/** Entering a person who is not on the platform. */
import { randomUUID } from 'node:crypto';
import { duplicate, isDuplicateKey } from '@so-tiem/platform/errors';
import type { Identity } from '@so-tiem/platform/identity';
import { requireRight } from '@so-tiem/platform/rights';
import { idempotencyKey, parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { statusAfterChange } from '../rules/identityStatus.ts';
import { checkCccd, personFields } from '../rules/personInput.ts';
import { searchable } from '../rules/searchable.ts';

const input = z.object({ idempotencyKey, ...personFields });

export async function registerCitizen({ citizens }: Store, identity: Identity, raw: unknown): Promise<CitizenRecord> {
  requireRight(identity, 'citizen:change');
  const person = parseInput(input, raw);
  const id = randomUUID();
  const citizen: CitizenRecord = {
    _id: id,
    ...person,
    nationality: person.nationality ?? 'VN',
    identification: person.identification ?? null,
    identityStatus: statusAfterChange(person.identification ?? null),
    ...searchable(id, person.fullName),
    version: 1,
  };
  checkCccd(citizen);
  const earlier = await citizens.findOne({ idempotencyKey: person.idempotencyKey }).lean();
  if (earlier) return earlier;
  if (citizen.identification && (await citizens.exists({ 'identification.number': citizen.identification.number }))) {
    throw duplicate('identification.number', 'somebody with this number is on the platform already');
  }
  try {
    await citizens.create(citizen);
    return citizen;
  } catch (error) {
    const raced = isDuplicateKey(error) && (await citizens.findOne({ idempotencyKey: person.idempotencyKey }).lean());
    if (raced) return raced;
    throw error;
  }
}
