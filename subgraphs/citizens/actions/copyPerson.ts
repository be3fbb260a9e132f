/**
 * A copy of everything about a person, for the person who asks for it at a counter. It shows more than the member of staff sees
 * otherwise, so their papers must be there: number and date of birth are given as on them. Source: Decree 13/2023/ND-CP, article 14.
 */
import { randomBytes } from 'node:crypto';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { invalid, notFound, wrongState } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { dateOfBirth } from '@so-tiem/platform/inputs/calendar';
import type { SearchLimit } from '@so-tiem/platform/search/exactSearch';
import { numberSuffix } from '@so-tiem/platform/search/searchText';
import { asMade, idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { readIdentityNumber } from '@so-tiem/platform/values/readNumber';
import { z } from 'zod';
import type { CopyPersonInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { PersonCopyRecord } from '../model/personCopy.ts';
import type { Store } from '../model/store.ts';
import { requireVisible } from '../queries/visibleCitizens.ts';

/** As long as it takes to save a file. */
const OPEN_MINUTES = 10;

/** What is typed from the papers of the person who asks. */
export const requestInput = z.strictObject({ idempotencyKey, id: z.string(), reason: line(500), number: line(40).nullish(), dateOfBirth });

export async function copyPerson(
  store: Store,
  directory: Directory,
  limit: SearchLimit,
  identity: Identity,
  raw: CopyPersonInput,
): Promise<PersonCopyRecord> {
  const staff = requirePermission(identity, 'citizen:request');
  const asked = parseInput(requestInput, raw);
  return await once(
    asked.idempotencyKey,
    async (same) => asMade(await store.copies.findOne({ idempotencyKey: same }).lean()),
    async () => {
      const citizen = await requirePresent(store, directory, limit, identity, staff, asked);
      const copy: PersonCopyRecord = {
        _id: randomBytes(24).toString('base64url'),
        citizenId: citizen._id,
        staffId: staff.id,
        unit: staff.unit.code,
        expiresAt: new Date(Date.now() + OPEN_MINUTES * 60_000),
        idempotencyKey: asked.idempotencyKey,
      };
      await inTransaction(store.connection, async (session) => {
        await store.copies.create([copy], { session });
        const changes = [{ name: 'reason', before: null, after: asked.reason }];
        await store.trail.changed(session, { action: 'citizen.COPIED', subjects: [`citizen:${citizen._id}`], changes });
      });
      return copy;
    },
  );
}

/** A person whom staff may see, at the counter with their papers. @throws DomainError naming `number` or `dateOfBirth` */
export async function requirePresent(
  store: Store,
  directory: Directory,
  limit: SearchLimit,
  identity: Identity,
  staff: Staff,
  { id, number, dateOfBirth: born }: Pick<z.output<typeof requestInput>, 'id' | 'number' | 'dateOfBirth'>,
): Promise<CitizenRecord> {
  const citizen = await store.citizens.findById(id).lean();
  if (!citizen) throw notFound('id', 'no such person');
  if (citizen.mergedInto) throw wrongState('a record that was merged with another');
  await requireVisible(store, directory, identity, citizen);
  await limit.take(staff.id);
  if (citizen.numbers.length && !(number && citizen.numbers.includes(numberSuffix(readIdentityNumber(number)))))
    throw invalid('number', 'not a number of this record', 'NOT_AS_ON_RECORD');
  if (born !== citizen.dateOfBirth) throw invalid('dateOfBirth', 'not the date of birth of this record', 'NOT_AS_ON_RECORD');
  return citizen;
}
