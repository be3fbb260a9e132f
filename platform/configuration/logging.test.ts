/** Nothing personal stands in a log, whichever way it gets there. */
import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { ANONYMOUS } from '../identity/identity.ts';
import { currentRequest } from '../process/request.ts';
import { createLogger, outputForPeople, withoutPersonalData } from './logging.ts';

const person = {
  fullName: 'Nguyễn Thị Minh Tâm',
  phone: '+84912345678',
  email: 'tam@example.vn',
  identityDocument: { number: '079190000001' },
};

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  const log = createLogger('test', { write: (line) => void lines.push(line) });
  log.level = 'info';
  write(log);
  return lines.join('');
}

test.each<[string, (log: ReturnType<typeof createLogger>) => void]>([
  ['as fields', (log) => log.info({ person, ...person }, 'filed')],
  [
    'in the message of an error',
    (log) => log.error({ err: new Error(`550 no such mailbox <84912345678@sms.example>, ${person.phone}`) }, 'failed'),
  ],
  ['in a text', (log) => log.info(`0912 345 678, CMND 079190000001, B1234567, GD4790123456789, ${person.email}`)],
  [
    'in what a database says',
    (log) => log.warn({ err: Object.assign(new Error('E11000 dup key'), { keyValue: { phone: person.phone, x: '079190000001' } }) }),
  ],
])('%s', (_, write) => {
  const text = logged(write);
  expect(text).not.toMatch(/912.?345.?678|079190000001|tam@example|B1234567|GD4790123456789|Minh Tâm/);
  expect(() => JSON.parse(text)).not.toThrow();
});

test('what is not personal stays: ids, codes, times, durations', () => {
  const text = logged((log) =>
    log.info({ id: '2f79d4d5-b877-4cbf-92af-9cb360c8f029', code: 'PA-TAPA-RS2K', site: '79.760.26740.01', ms: 12_345.678 }),
  );
  for (const kept of ['2f79d4d5-b877-4cbf-92af-9cb360c8f029', 'PA-TAPA-RS2K', '79.760.26740.01', '12345.678']) expect(text).toContain(kept);
  expect(JSON.parse(text).time).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('a line says which request it belongs to', () => {
  expect(
    logged((log) =>
      currentRequest.run(
        {
          requestId: 'r-1',
          address: '192.0.2.1',
          identity: ANONYMOUS,
          task: null,
          deadline: Number.POSITIVE_INFINITY,
          isGone: () => false,
        },
        () => log.info('here'),
      ),
    ),
  ).toContain('"requestId":"r-1"');
});

test('ordinary words are left alone', () => {
  expect(withoutPersonalData('outbox round failed after 3 attempts')).toBe('outbox round failed after 3 attempts');
});

test('at a terminal a line is for people: words, one line, no stack, and nothing personal there either', async () => {
  let shown = '';
  const screen = new Writable({
    write(chunk, _, done) {
      shown += chunk;
      done();
    },
  });
  const output = await outputForPeople(screen, false);
  createLogger('complaints', output).warn({ job: 'sendMail:1', err: new Error('0912345678 refuses') }, 'job failed');
  expect(shown.trim()).toMatch(/^\[\d\d:\d\d:\d\d\] WARN \(complaints\): job failed: \[redacted\] refuses {"job":"sendMail:1"}$/);
});
