/** Correcting a person's data. */
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { duplicate, notFound, wrongState } from '@so-tiem/platform/errors';
import { given } from '@so-tiem/platform/given';
import { idempotencyKey, once } from '@so-tiem/platform/idempotency';
import type { Identity } from '@so-tiem/platform/identity';
import { requireRight } from '@so-tiem/platform/rights';
import { numberTail } from '@so-tiem/platform/searchText';
import { inTransaction } from '@so-tiem/platform/transaction';
import { line, parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import type { Directory } from '../graph/directory.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { requireVisible } from '../queries/visibleCitizens.ts';
import { statusAfterChange } from '../rules/identityStatus.ts';
import { requireMove } from '../rules/moves.ts';
import { personFields } from '../rules/personInput.ts';
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
    key,
    async (same) => {
      const revision = await store.revisions.findOne({ idempotencyKey: same }).lean();
      const citizen = revision && (await store.citizens.findById(revision.citizenId).lean());
      return citizen && { key: revision.idempotencyKey, result: citizen };
    },
    async () => {
      const before = await store.citizens.findById(id).lean();
      if (!before) throw notFound('id', 'no such person');
      await requireVisible(store, directory, identity, before);
      if (before.mergedInto) throw wrongState('a record that was merged with another');
      if (before.version !== version) throw await staleCitizen(store, id);
      const after: CitizenRecord = { ...before, ...given(wanted), version: version + 1 };
      await requireOwnNumber(store, before, after);
      after.identityStatus = statusAfterChange(after.identification);
      Object.assign(after, searchable(id, after, before.numbers));
      Object.assign(after, await residenceIn(directory, after.communeCode));
      requireMove(staff, before, after);
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

/** A number of somebody else's would take what is theirs along. @throws DomainError DUPLICATE: two records of one person are merged */
async function requireOwnNumber({ citizens }: Store, before: CitizenRecord, after: CitizenRecord): Promise<void> {
  const number = after.identification?.number;
  if (!number || number === before.identification?.number) return;
  const others = { numbers: numberTail(number), mergedInto: null, _id: { $ne: before._id } };
  if (await citizens.exists(others)) throw duplicate('identification.number', 'of another record: if it is the same person, merge the two');
}
