/** Whose dose history a partner app asks for: the person who told it number, name and date of birth. */
import { searchText } from '@so-tiem/platform/searchText';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';

/** Records under one number are few; more are a mistake that is not followed to its end. */
const MAX_RECORDS = 20;

/** @returns null when no record has all three, whichever is wrong */
export async function findByAllThree(
  { citizens }: Store,
  { personalId, fullName, dateOfBirth }: { personalId: string; fullName: string; dateOfBirth: string },
): Promise<CitizenRecord | null> {
  const number = personalId
    .slice(0, 40)
    .replace(/[\s.-]/g, '')
    .toUpperCase();
  const name = searchText(fullName.slice(0, 200));
  const found = await citizens.find({ 'identification.number': number }).hint('identification.number_1').limit(MAX_RECORDS).lean();
  const fitting = found.filter((citizen) => citizen.dateOfBirth === dateOfBirth && searchText(citizen.fullName) === name);
  return fitting.find(({ identityStatus }) => identityStatus === 'VERIFIED') ?? fitting[0] ?? null;
}
