/** Entering a person who is not on the platform. */
import { randomUUID } from 'node:crypto';
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import type { SearchLimit } from '@so-tiem/platform/search/exactSearch';
import { asMade, idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { z } from 'zod';
import type { RegisterCitizenInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import { searchable } from '../model/searchable.ts';
import type { Store } from '../model/store.ts';
import { grantAccess } from '../queries/visibleCitizens.ts';
import { withOwnNumber } from '../repository/claimNumber.ts';
import { statusAfterChange } from '../rules/identityStatus.ts';
import { personFields } from '../rules/personInput.ts';
import { residenceIn } from '../rules/residenceIn.ts';

const input = z.strictObject({ idempotencyKey, ...personFields });

export async function registerCitizen(
  store: Store,
  directory: Directory,
  limit: SearchLimit,
  identity: Identity,
  raw: RegisterCitizenInput,
): Promise<CitizenRecord> {
  const staff = requirePermission(identity, 'citizen:register');
  const { citizens, trail } = store;
  const person = parseInput(input, raw);
  const id = randomUUID();
  const citizen: CitizenRecord = {
    _id: id,
    ...person,
    nationality: person.nationality ?? 'VN',
    identityDocument: person.identityDocument ?? null,
    identityStatus: statusAfterChange(person.identityDocument ?? null),
    ...(await residenceIn(directory, person.communeCode)),
    ...searchable(id, { fullName: person.fullName, identityDocument: person.identityDocument ?? null }),
    mergedInto: null,
    version: 1,
  };
  return await once(
    person.idempotencyKey,
    async (same) => asMade(await citizens.findOne({ idempotencyKey: { ...same, $type: 'string' } }).lean()),
    () =>
      withOwnNumber(store, { limit, staff, isNewRecord: true }, citizen, async (session) => {
        await citizens.create([citizen], { session });
        await grantAccess(store, session, staff, [id]);
        await trail.changed(session, {
          action: 'citizen.REGISTERED',
          subjects: [`citizen:${id}`],
          changes: changesBetween(null, citizen),
        });
        return citizen;
      }),
  );
}
