import { expect, test } from '@jest/globals';
import { BSON } from 'bson';
import { CommandError, errorDocument } from './errors.ts';

const coded = (code: string) => Object.assign(new Error('x'), { code });

test.each<[string, Error, boolean, object]>([
  ['all connections are in use', new Error('timeout exceeded when trying to connect'), false, { code: 24, codeName: 'LockTimeout' }],
  [
    'all connections are in use, within a transaction',
    new Error('timeout exceeded when trying to connect'),
    true,
    { code: 24, errorLabels: ['TransientTransactionError'] },
  ],
  ['the engine is gone', new Error('Connection terminated unexpectedly'), false, { code: 91, codeName: 'ShutdownInProgress' }],
  ['another one was first', coded('40001'), true, { code: 112, errorLabels: ['TransientTransactionError'] }],
  ['a key that exists', coded('23P01'), false, { code: 11000 }],
  ['an error of our own', new CommandError(59, 'CommandNotFound', 'no such command'), false, { code: 59, errmsg: 'no such command' }],
  ['anything else', new Error('what is this'), false, { code: 1, codeName: 'InternalError' }],
])('%s is told in the driver’s words', (_, error, inTransaction, told) => {
  expect(BSON.deserialize(errorDocument(error, inTransaction))).toMatchObject({ ok: 0, ...told });
});
