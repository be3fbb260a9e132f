/** A merge is undone without a trace on what was not touched since, whatever was taken from the duplicate. */
import { beforeAll, expect, test } from '@jest/globals';
import { DomainError } from '@so-tiem/platform/errors/errors';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import fc from 'fast-check';
import type { CitizenRecord } from '../model/citizen.ts';
import { searchable } from '../model/searchable.ts';
import { MERGEABLE, mergeFields, unmergeFields } from './survivorship.ts';

beforeAll(() => useTestKeyring());

const DAY = '1990-05-20';
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const person = (id: string) =>
  fc
    .record({
      fullName: fc.constantFrom('Nguyễn Thị Minh Tâm', 'Lê Văn Đức', 'Trần Út'),
      gender: fc.constantFrom('MALE' as const, 'FEMALE' as const),
      identityDocument: fc.option(digits(12).map((number) => ({ kind: 'CCCD' as const, number }))),
      healthInsuranceNumber: fc.option(digits(10)),
      phone: fc.option(digits(9).map((number) => `+84${number}`)),
      communeCode: fc.option(fc.constantFrom('26740', '00001')),
      version: fc.integer({ min: 1, max: 9 }),
    })
    .map((fields) => {
      const place = fields.communeCode === '26740' ? ['79', '760'] : fields.communeCode ? ['01', '001'] : [null, null];
      const [provinceCode, districtCode] = place;
      const rest = {
        _id: id,
        dateOfBirth: DAY,
        nationality: 'VN',
        email: null,
        address: null,
        identityStatus: 'UNVERIFIED',
        mergedInto: null,
      };
      const { fullName, identityDocument } = fields;
      return {
        ...rest,
        ...fields,
        provinceCode,
        districtCode,
        ...searchable(id, { fullName, identityDocument }),
      } as unknown as CitizenRecord;
    });
const fieldsFromDuplicate = fc.subarray([...MERGEABLE]);

test('unmerge(merge(x)) = x, but for the version', () => {
  fc.assert(
    fc.property(person('survivor'), person('duplicate'), fieldsFromDuplicate, (before, duplicate, fields) => {
      const after = mergeFields(before, duplicate, fields);
      expect(unmergeFields(after, { before, after })).toEqual({ ...before, version: before.version + 2 });
    }),
  );
});

test('what was changed since stays, and nothing else does', () => {
  fc.assert(
    fc.property(person('survivor'), person('duplicate'), fieldsFromDuplicate, digits(9), (before, duplicate, fields, digit) => {
      const after = mergeFields(before, duplicate, fields);
      const phone = `+85${digit}`; // none that either had
      expect(unmergeFields({ ...after, phone, version: after.version + 1 }, { before, after })).toEqual({
        ...before,
        phone,
        version: after.version + 2,
      });
    }),
  );
});

test('every field of the duplicate that is chosen is taken, and no other', () => {
  fc.assert(
    fc.property(person('survivor'), person('duplicate'), fieldsFromDuplicate, (before, duplicate, fields) => {
      const { phone, gender, communeCode } = mergeFields(before, duplicate, fields);
      expect(phone).toBe(fields.includes('PHONE') ? duplicate.phone : before.phone);
      expect(gender).toBe(fields.includes('GENDER') ? duplicate.gender : before.gender);
      expect(communeCode).toBe(fields.includes('RESIDENCE') ? duplicate.communeCode : before.communeCode);
    }),
  );
});

test.each([
  ['neither number nor date of birth is the same', {}, { dateOfBirth: '1991-01-01' }],
  [
    'both are verified under different numbers',
    { identityStatus: 'VERIFIED', identityDocument: { kind: 'CCCD', number: '079190000001' } },
    { identityStatus: 'VERIFIED', identityDocument: { kind: 'CCCD', number: '079190000002' } },
  ],
])('two people are not merged: %s', (_, ofSurvivor, ofDuplicate) => {
  const bare = { dateOfBirth: DAY, numbers: [] as string[], identityStatus: 'UNVERIFIED', fullName: 'Lê Văn Đức', identityDocument: null };
  const survivor = { _id: 's', ...bare, ...ofSurvivor } as unknown as CitizenRecord;
  const duplicate = { _id: 'd', ...bare, ...ofDuplicate } as unknown as CitizenRecord;
  expect(() => mergeFields(survivor, duplicate, [])).toThrow(DomainError);
});
