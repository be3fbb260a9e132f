import { expect, test } from '@jest/globals';
import { searchOf } from './searchOf.ts';

test.each([
  ['Nguyễn Văn An', '', { name: 'Nguyễn Văn An' }],
  ['an', '1990-05-20', { name: 'an', dateOfBirth: '1990-05-20' }],
  ['079 190 000001', '', { identityDocument: '079190000001' }],
  ['024123456', '', { identityDocument: '024123456' }],
  ['B1234567', '', { identityDocument: 'B1234567' }],
  ['0912 345 678', '', { phone: '0912345678' }],
  ['+84 912.345.678', '', { phone: '+84912345678' }],
  ['84912345678', '', { phone: '84912345678' }],
  ['0084 912 345 678', '', { phone: '0084912345678' }],
  ['+84 (0)912 345 678', '', { phone: '+840912345678' }],
  ['028 3829 1234', '', { phone: '02838291234' }],
  ['0163 345 6789', '', { phone: '01633456789' }],
  ['CCCD 079.190.000-001', '', { identityDocument: '079190000001' }],
  ['b1234567', '', { identityDocument: 'B1234567' }],
  ['Y', '1945', undefined],
  ['', '1945', { dateOfBirth: '1945' }],
  ['', '1990-05-20', { dateOfBirth: '1990-05-20' }],
  ['0791900', '', undefined],
  ['a', '', undefined],
  ['', '', undefined],
])('%j, born %j: %j', (typed, dateOfBirth, search) => {
  expect(searchOf(typed, dateOfBirth)).toEqual(search);
});
