/** Who confirms what one administrator proposes of an account. */
import { expect, test } from '@jest/globals';
import type { Staff } from '@so-tiem/platform/identity/identity';
import type { Territory, Unit } from '@so-tiem/platform/identity/territory';
import { refuseConfirmation } from './proposal.ts';

const at = new Date();
const COUNTRY: Unit = { level: 'COUNTRY', code: 'VN' };
const PROVINCE: Unit = { level: 'PROVINCE', code: '79' };
const place = (province: string): Territory => ({ province, district: null, commune: null, site: null });
const administrator = (id: string, unit: Unit): Staff => ({ kind: 'staff', id, name: id, role: 'ADMINISTRATOR', unit });

test.each([
  ['another administrator of the country', administrator('second', COUNTRY), { place: place('01') }, undefined],
  ['one of the province that it stays in', administrator('second', PROVINCE), { place: place('79') }, undefined],
  ['one of the province that it stays in, of another name', administrator('second', PROVINCE), { name: 'Lê An' }, undefined],
  ['one of the province that it leaves', administrator('second', PROVINCE), { place: place('01') }, 'FORBIDDEN'],
  ['who proposed it', administrator('first', COUNTRY), {}, 'FORBIDDEN'],
  ['the holder', administrator('holder', COUNTRY), {}, 'WRONG_STATE'],
])('%s', (_, staff, fields, code) => {
  const refusal = refuseConfirmation({ _id: 'holder' }, { action: 'CHANGE', fields, byId: 'first', by: 'Một', at }, staff);
  expect(refusal?.code).toBe(code);
});
