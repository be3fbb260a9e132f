/** A person lives in a commune that exists. */
import { notFound } from '@so-tiem/platform/errors';
import type { Directory } from '../graph/directory.ts';
import type { CitizenRecord } from '../model/citizen.ts';

/** @throws DomainError naming `communeCode` */
export async function checkCommune(directory: Directory, { communeCode }: Pick<CitizenRecord, 'communeCode'>): Promise<void> {
  if (communeCode && !(await directory.isCommune(communeCode))) throw notFound('communeCode', 'no such commune');
}
