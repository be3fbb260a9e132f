/** A person lives in a commune that exists. */
import { notFound } from '@so-tiem/platform/errors/errors';
import type { Directory } from '../graph/directory.ts';
import type { CitizenRecord } from '../model/citizen.ts';

type Residence = Pick<CitizenRecord, 'communeCode' | 'districtCode' | 'provinceCode'>;

/** Where a person lives, from the top; all null while it is unknown. @throws DomainError naming `communeCode` */
export async function residenceIn(directory: Directory, communeCode: string | null): Promise<Residence> {
  if (!communeCode) return { communeCode: null, districtCode: null, provinceCode: null };
  const { level, territory } = await directory.units.locate(communeCode, 'communeCode');
  if (level !== 'COMMUNE') throw notFound('communeCode', 'no such commune');
  return { communeCode, districtCode: territory.district, provinceCode: territory.province };
}
