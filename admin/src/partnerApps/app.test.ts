import { expect, test } from '@jest/globals';
import { stateOf } from './app.ts';

test.each([
  [{ enabled: true, expiresOn: null }, 'ON'],
  [{ enabled: true, expiresOn: '2022-04-15' }, 'ON'],
  [{ enabled: true, expiresOn: '2022-04-14' }, 'OVER'],
  [{ enabled: false, expiresOn: '2022-04-15' }, 'OFF'],
] as const)('%j on 15 April 2022: %s', (app, state) => expect(stateOf(app, '2022-04-15')).toBe(state));
