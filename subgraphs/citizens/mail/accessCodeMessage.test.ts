import { expect, test } from '@jest/globals';
import type { CitizenRecord } from '../model/citizen.ts';
import { accessCodeMessage } from './accessCodeMessage.ts';

const code = { challenge: 'c', code: '123456', minutes: 10, smsDomain: 'sms.example' };

test.each([
  ['a mobile phone', { phone: '+84912345678', email: 'an@thu.example' }, '84912345678@sms.example'],
  ['a landline, which gets no message', { phone: '+842838291234', email: 'an@thu.example' }, 'an@thu.example'],
  ['an address alone', { phone: null, email: 'an@thu.example' }, 'an@thu.example'],
  ['a landline alone', { phone: '+842838291234', email: null }, undefined],
])('to %s', (_, reached, to) => {
  expect(accessCodeMessage(reached as CitizenRecord, code)?.to).toBe(to);
});
