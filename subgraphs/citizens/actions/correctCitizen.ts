/** Correcting a person's data. */
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { forbidden, notFound, wrongState } from '@so-tiem/platform/errors';
import { given } from '@so-tiem/platform/given';
import { idempotencyKey, once } from '@so-tiem/platform/idempotency';
import type { Identity } from '@so-tiem/platform/identity';
import { requireRight } from '@so-tiem/platform/rights';
import { inTransaction } from '@so-tiem/platform/transaction';
import { line, parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import type { Directory } from '../graph/directory.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { maySeeNumbers } from '../queries/sight.ts';
import { statusAfterChange } from '../rules/identityStatus.ts';
import { checkCccd, personFields } from '../rules/personInput.ts';
import { searchable } from '../rules/searchable.ts';
import { replaceCitizen, staleCitizen } from './replaceCitizen.ts';
import { residenceIn } from './residenceIn.ts';

const input = z.object({
  idempotencyKey,
  id: z.string(),
  version: z.int(),
  reason: line(500),
  ...personFields,
  fullName: personFields.fullName.nullish(),
  dateOfBirth: personFields.dateOfBirth.nullish(),
  gender: personFields.gender.nullish(),
});

export async function correctCitizen(store: Store, directory: Directory, identity: Identity, raw: unknown): Promise<CitizenRecord> {
  const staff = requireRight(identity, 'citizen:change');
  const { id, version, reason, idempotencyKey: key, ...wanted } = parseInput(input, raw);
  return await once(
    async () => ((await store.revisions.exists({ citizenId: id, idempotencyKey: key })) ? await store.citizens.findById(id).lean() : null),
    async () => {
      const before = await store.citizens.findById(id).lean();
      if (!before) throw notFound('id', 'no such person');
      if (!(await maySeeNumbers(store, identity, before))) throw forbidden('nobody of your territory, and of no complaint that you handle');
      if (before.mergedInto) throw wrongState('a record that was merged with another');
      if (before.version !== version) throw await staleCitizen(store, id);
      const after: CitizenRecord = { ...before, ...given(wanted), version: version + 1 };
      after.identityStatus = statusAfterChange(after.identification);
      Object.assign(after, searchable(id, after.fullName));
      Object.assign(after, await residenceIn(directory, after.communeCode));
      checkCccd(after);
      return await inTransaction(store.connection, async (session) => {
        await replaceCitizen(store, session, before, after, { staff, at: new Date(), reason, idempotencyKey: key });
        await store.trail.changed(session, {
          action: 'citizen.CORRECTED',
          subjects: [`citizen:${id}`],
          changes: changesBetween(before, after),
        });
        return after;
      });
    },
  );
}
