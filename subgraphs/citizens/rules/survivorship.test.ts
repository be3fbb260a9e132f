import { expect, test } from '@jest/globals';
import type { CitizenRecord } from '../model/citizen.ts';
import { unmergeFields } from './survivorship.ts';

const before = {
  _id: 'survivor',
  fullName: 'Lý Văn An',
  dateOfBirth: '1985-06-01',
  identityDocument: null,
  phone: '+84912000111',
  communeCode: '26740',
  districtCode: '760',
  provinceCode: '79',
  numbers: ['a'],
  version: 1,
} as unknown as CitizenRecord;
const after = {
  ...before,
  communeCode: '00001',
  districtCode: '001',
  provinceCode: '01',
  phone: '+84912000222',
  numbers: ['a', 'b'],
  version: 2,
};

test('what the merge brought goes back', () => {
  expect(unmergeFields(after, { before, after })).toMatchObject({ ...before, version: 3 });
});

test('a residence that was changed since stays, as a whole', () => {
  const now = { ...after, communeCode: '00004', version: 3 };
  const home = { communeCode: '00004', districtCode: '001', provinceCode: '01' };
  expect(unmergeFields(now, { before, after })).toMatchObject({ ...home, phone: before.phone });
});
