/** Whose dose history a partner app asks for: the person who told it number, name and date of birth. */
import { invalid } from '@so-tiem/platform/errors/errors';
import { numberSuffix } from '@so-tiem/platform/search/searchText';
import { sameName } from '@so-tiem/platform/values/plainText';
import { readIdentityNumber } from '@so-tiem/platform/values/readNumber';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { survivingRecord } from './survivingRecord.ts';

/** Records under one number are few; more are a mistake that is not followed to its end. */
const MAX_RECORDS = 20;

interface PersonIdentityInput {
  personalId: string;
  fullName: string;
  dateOfBirth: string;
}

const MAX_PEOPLE = 100;

/** In the order in which they are asked for. @throws DomainError naming `people` when they are too many */
export async function findAllByAllThree(store: Store, people: readonly PersonIdentityInput[]): Promise<(CitizenRecord | null)[]> {
  if (people.length > MAX_PEOPLE) throw invalid('people', `at most ${MAX_PEOPLE} at once`);
  return await Promise.all(people.map((person) => matchIdentity(store, person)));
}

/** @returns null when no record has all three, whichever is wrong */
export async function matchIdentity(
  store: Store,
  { personalId, fullName, dateOfBirth }: PersonIdentityInput,
): Promise<CitizenRecord | null> {
  const number = numberSuffix(readIdentityNumber(personalId));
  const found = await store.citizens.find({ numbers: number }).hint('numbers').limit(MAX_RECORDS).lean();
  const name = fullName.slice(0, 200);
  const fitting = found.filter((citizen) => citizen.dateOfBirth === dateOfBirth && sameName(citizen.fullName, name));
  return await survivingRecord(store, fitting.find(({ identityStatus }) => identityStatus === 'VERIFIED') ?? fitting[0] ?? null);
}
