/** A day's complaints as they come in: few at night, most before noon and in the evening. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from './handler.ts';

/** Share of a day's complaints in each hour. */
const HOURS = [1, 1, 0.5, 0.5, 0.5, 1, 2, 4, 7, 9, 9, 7, 5, 5, 6, 6, 5, 5, 5, 6, 7, 6, 4, 2];
const TOTAL = HOURS.reduce((sum, share) => sum + share, 0);

/** @param perDay complaints in `seconds`, which stand for the 24 hours @param onOver told when they are over; what was sent may not be answered yet */
export async function fileForADay(
  caller: Caller,
  { perDay, seconds, onOver }: { perDay: number; seconds: number; onOver: () => void },
): Promise<void> {
  const sent: Promise<unknown>[] = [];
  const hourMs = (seconds * 1000) / HOURS.length;
  const began = performance.now();
  for (const [hour, share] of HOURS.entries()) {
    const count = Math.round((share / TOTAL) * perDay);
    for (let i = 0; i < count; i++) {
      await sleep(Math.max(began + hour * hourMs + (i / count) * hourMs - performance.now(), 0));
      sent.push(caller.ask('file', { input: complaint() }));
    }
  }
  await sleep(Math.max(began + seconds * 1000 - performance.now(), 0));
  onOver();
  await Promise.all(sent);
}

const digits = (count: number) => String(Math.floor(Math.random() * 10 ** count)).padStart(count, '0');

/** As the portal sends it. */
export const complaint = () => ({
  idempotencyKey: randomUUID(),
  kind: Math.random() < 0.7 ? 'DOSE_MISSING' : 'PASSPORT',
  complainant: {
    fullName: `Nguyễn Văn ${digits(6)}`,
    dateOfBirth: '1985-06-01',
    gender: 'MALE',
    identityDocument: { kind: 'CCCD', number: `079085${digits(6)}` },
    phone: `0912${digits(6)}`,
    email: `${digits(8)}@thu.example`,
  },
  place: { provinceCode: Math.random() < 0.6 ? '79' : '01' },
  claimedDoses: [{ doseNumber: 1, vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02' }],
});
