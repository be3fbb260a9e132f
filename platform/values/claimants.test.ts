import { expect, test } from '@jest/globals';
import { type Claimant, differencesOf } from './claimants.ts';

const one: Claimant = {
  fullName: 'Nguyễn Thị Hòa',
  dateOfBirth: '1985-06-01',
  phone: '0912345678',
  identityDocument: { number: '079085000001' },
};

test.each<[string, Partial<Claimant>, string[]]>([
  ['nothing', {}, []],
  ['a year alone', { dateOfBirth: '1985' }, []],
  ['another year', { dateOfBirth: '1986' }, ['dateOfBirth']],
  ['no document', { identityDocument: null }, []],
  ['the tone in another place', { fullName: 'NGUYỄN THỊ HOÀ' }, []],
  ['another name and phone', { fullName: 'Trần Thị Hòa', phone: '0987654321' }, ['fullName', 'phone']],
])('who says %s else differs in %j', (_, said, fields) => {
  expect(differencesOf(one, { ...one, ...said }).map(({ field }) => field)).toEqual(fields);
});
