import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { open, openAndDueBefore, openAndDueWithin, urgencyOf } from './urgencyKey.ts';

const instant = fc.date({ min: new Date('2021-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
const complaint = fc.record({ code: fc.stringMatching(/^PA-[0-9A-Z]{4}-[0-9A-Z]{4}$/), deadline: instant, finishedAt: fc.option(instant) });

test('sorting by urgency puts open ones first by deadline, then finished ones, the latest first', () => {
  fc.assert(
    fc.property(fc.array(complaint, { maxLength: 30 }), (complaints) => {
      const sorted = [...complaints].sort((a, b) => (urgencyOf(a) < urgencyOf(b) ? -1 : 1));
      for (const [i, next] of sorted.slice(1).entries()) {
        const before = sorted[i];
        if (!before) throw new Error('no predecessor');
        if (before.finishedAt) expect(next.finishedAt && next.finishedAt <= before.finishedAt).toBe(true);
        else if (!next.finishedAt) expect(next.deadline >= before.deadline).toBe(true);
      }
    }),
  );
});

test('the conditions on urgency say what their names say', () => {
  const holds = (urgency: string, { $gte, $lt }: { $gte: string; $lt: string }) => urgency >= $gte && urgency < $lt;
  fc.assert(
    fc.property(complaint, instant, instant, (one, a, b) => {
      const [from, until] = a < b ? [a, b] : [b, a];
      const urgency = urgencyOf(one);
      expect(holds(urgency, open)).toBe(!one.finishedAt);
      expect(holds(urgency, openAndDueBefore(from))).toBe(!one.finishedAt && one.deadline < from);
      expect(holds(urgency, openAndDueWithin(from, until))).toBe(!one.finishedAt && one.deadline >= from && one.deadline < until);
    }),
  );
});
