/** Correcting a person's data. */
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { failure, notFound, wrongState } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { omitNullish } from '@so-tiem/platform/inputs/omitNullish';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import type { SearchLimit } from '@so-tiem/platform/search/exactSearch';
import { idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { z } from 'zod';
import type { CorrectCitizenInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import { searchable } from '../model/searchable.ts';
import type { Store } from '../model/store.ts';
import { requireVisible } from '../queries/visibleCitizens.ts';
import { withOwnNumber } from '../repository/claimNumber.ts';
import { replaceCitizen, staleCitizen } from '../repository/replaceCitizen.ts';
import { statusAfterChange } from '../rules/identityStatus.ts';
import { requireMove } from '../rules/moves.ts';
import { personFields } from '../rules/personInput.ts';
import { residenceIn } from '../rules/residenceIn.ts';

const input = z.strictObject({
  idempotencyKey,
  ...versioned,
  reason: line(500),
  ...personFields,
  fullName: personFields.fullName.nullish(),
  dateOfBirth: personFields.dateOfBirth.nullish(),
  gender: personFields.gender.nullish(),
});

/** More than anybody has had: each of them finds the record. */
const MAX_NUMBERS = 10;

export async function correctCitizen(
  store: Store,
  directory: Directory,
  limit: SearchLimit,
  identity: Identity,
  raw: CorrectCitizenInput,
): Promise<CitizenRecord> {
  const staff = requirePermission(identity, 'citizen:change');
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
      const after: CitizenRecord = { ...before, ...omitNullish(wanted), version: version + 1 };
      after.identityStatus = statusAfterChange(after.identityDocument);
      Object.assign(after, searchable(id, after, before.numbers));
      Object.assign(after, await residenceIn(directory, after.communeCode));
      requireMove(staff, before, after);
      if (after.numbers.length > MAX_NUMBERS)
        throw failure('WRONG_STATE', 'identityDocument.number', 'too many numbers before', 'TOO_MANY_NUMBERS');
      const isNewNumber = after.identityDocument?.number !== before.identityDocument?.number;
      return await withOwnNumber(
        store,
        { limit, staff, isNewRecord: false },
        isNewNumber ? after : { ...after, identityDocument: null },
        async (session) => {
          await replaceCitizen(store, session, before, after, { staff, at: new Date(), reason, idempotencyKey: key });
          await store.trail.changed(session, {
            action: 'citizen.CORRECTED',
            subjects: [`citizen:${id}`],
            changes: changesBetween(before, after),
          });
          return after;
        },
      );
    },
  );
}
