import { expect, test } from '@jest/globals';
import { BSON } from 'bson';
import { CommandError, errorDocument } from './errors.ts';

const coded = (code: string) => Object.assign(new Error('x'), { code });

test.each<[string, Error, 'work' | 'commit' | undefined, object]>([
  ['all connections are in use', new Error('timeout exceeded when trying to connect'), undefined, { code: 24, codeName: 'LockTimeout' }],
  [
    'all connections are in use, within a transaction',
    new Error('timeout exceeded when trying to connect'),
    'work',
    { code: 24, errorLabels: ['TransientTransactionError'] },
  ],
  ['the engine is gone', new Error('Connection terminated unexpectedly'), undefined, { code: 91, codeName: 'ShutdownInProgress' }],
  ['another one was first', coded('40001'), 'work', { code: 112, errorLabels: ['TransientTransactionError'] }],
  ['a commit lost against another', coded('40001'), 'commit', { code: 112, errorLabels: ['TransientTransactionError'] }],
  [
    'nobody knows whether a commit was made',
    new Error('Connection terminated unexpectedly'),
    'commit',
    { code: 91, errorLabels: ['UnknownTransactionCommitResult'] },
  ],
  ['a key that exists', coded('23P01'), undefined, { code: 11000 }],
  ['an error of our own', new CommandError(59, 'CommandNotFound', 'no such command'), undefined, { code: 59, errmsg: 'no such command' }],
  ['anything else', new Error('what is this'), undefined, { code: 1, codeName: 'InternalError' }],
])('%s is told in the driver’s words', (_, error, of, told) => {
  expect(BSON.deserialize(errorDocument(error, of))).toMatchObject({ ok: 0, ...told });
});
