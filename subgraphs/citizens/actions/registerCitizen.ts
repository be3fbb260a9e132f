/** Entering a person who is not on the platform. */
import { randomUUID } from 'node:crypto';
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { duplicate } from '@so-tiem/platform/errors';
import { asMade, idempotencyKey, once } from '@so-tiem/platform/idempotency';
import type { Identity } from '@so-tiem/platform/identity';
import { requireRight } from '@so-tiem/platform/rights';
import { numberTail } from '@so-tiem/platform/searchText';
import { inTransaction } from '@so-tiem/platform/transaction';
import { parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import type { Directory } from '../graph/directory.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { grantAccess } from '../queries/visibleCitizens.ts';
import { statusAfterChange } from '../rules/identityStatus.ts';
import { personFields } from '../rules/personInput.ts';
import { searchable } from '../rules/searchable.ts';
import { residenceIn } from './residenceIn.ts';

const input = z.object({ idempotencyKey, ...personFields });

export async function registerCitizen(store: Store, directory: Directory, identity: Identity, raw: unknown): Promise<CitizenRecord> {
  const staff = requireRight(identity, 'citizen:register');
  const { connection, citizens, trail } = store;
  const person = parseInput(input, raw);
  const id = randomUUID();
  const citizen: CitizenRecord = {
    _id: id,
    ...person,
    nationality: person.nationality ?? 'VN',
    identification: person.identification ?? null,
    identityStatus: statusAfterChange(person.identification ?? null),
    ...(await residenceIn(directory, person.communeCode)),
    ...searchable(id, { fullName: person.fullName, identification: person.identification ?? null }),
    mergedInto: null,
    version: 1,
  };
  return await once(
    person.idempotencyKey,
    async (same) => asMade(await citizens.findOne({ idempotencyKey: { ...same, $type: 'string' } }).lean()),
    async () => {
      if (citizen.identification && (await citizens.exists({ numbers: numberTail(citizen.identification.number), mergedInto: null }))) {
        throw duplicate('identification.number', 'somebody with this number is on the platform already');
      }
      return await inTransaction(connection, async (session) => {
        await citizens.create([citizen], { session });
        await grantAccess(store, session, staff, [id]);
        await trail.changed(session, {
          action: 'citizen.REGISTERED',
          subjects: [`citizen:${id}`],
          changes: changesBetween(null, citizen),
        });
        return citizen;
      });
    },
  );
}
