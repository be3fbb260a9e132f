import { expect, test } from '@jest/globals';
import { stateOf } from './app.ts';

test.each([
  [{ on: true, expiresOn: null }, 'ON'],
  [{ on: true, expiresOn: '2022-04-15' }, 'ON'],
  [{ on: true, expiresOn: '2022-04-14' }, 'OVER'],
  [{ on: false, expiresOn: '2022-04-15' }, 'OFF'],
] as const)('%j on 15 April 2022: %s', (app, state) => expect(stateOf(app, '2022-04-15')).toBe(state));
