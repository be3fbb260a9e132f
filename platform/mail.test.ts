import { expect, test } from '@jest/globals';
import { createLogger } from './logging.ts';
import { isPermanent, Undeliverable } from './mail.ts';
import { sendMail } from './mailJob.ts';

const message = { id: 'x.1', to: 'nobody', subject: 'x', text: 'x' };
const send = (error: Error) =>
  sendMail({ send: () => Promise.reject(error), close: () => {} }, createLogger('test', { write: () => {} } as never))(message);

test.each([
  [{ code: 'EENVELOPE' }, true],
  [{ code: 'EENVELOPE', responseCode: 550 }, true],
  [{ code: 'EENVELOPE', responseCode: 451 }, false],
  [{ code: 'ECONNECTION' }, false],
])('%j is permanent: %s', (error, permanent) => {
  expect(isPermanent(error)).toBe(permanent);
});

test('what nobody will receive is given up; what may arrive later is tried again', async () => {
  await expect(send(new Undeliverable('No recipients defined'))).resolves.toBeUndefined();
  await expect(send(new Error('Connection refused'))).rejects.toThrow('Connection refused');
});
