import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { open, openAndDueBefore, openAndDueWithin, urgencyKeyOf } from './urgencyKey.ts';

const instant = fc.date({ min: new Date('2021-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
const complaint = fc.record({ code: fc.stringMatching(/^PA-[0-9A-Z]{4}-[0-9A-Z]{4}$/), deadline: instant, closedAt: fc.option(instant) });

test('sorting by urgencyKey puts open ones first by deadline, then closed ones, the latest first', () => {
  fc.assert(
    fc.property(fc.array(complaint, { maxLength: 30 }), (complaints) => {
      const sorted = [...complaints].sort((a, b) => (urgencyKeyOf(a) < urgencyKeyOf(b) ? -1 : 1));
      for (const [i, next] of sorted.slice(1).entries()) {
        const before = sorted[i];
        if (!before) throw new Error('no predecessor');
        if (before.closedAt) expect(next.closedAt && next.closedAt <= before.closedAt).toBe(true);
        else if (!next.closedAt) expect(next.deadline >= before.deadline).toBe(true);
      }
    }),
  );
});

test('the conditions on urgencyKey say what their names say', () => {
  const holds = (urgencyKey: string, { $gte, $lt }: { $gte: string; $lt: string }) => urgencyKey >= $gte && urgencyKey < $lt;
  fc.assert(
    fc.property(complaint, instant, instant, (one, a, b) => {
      const [from, until] = a < b ? [a, b] : [b, a];
      const urgencyKey = urgencyKeyOf(one);
      expect(holds(urgencyKey, open)).toBe(!one.closedAt);
      expect(holds(urgencyKey, openAndDueBefore(from))).toBe(!one.closedAt && one.deadline < from);
      expect(holds(urgencyKey, openAndDueWithin(from, until))).toBe(!one.closedAt && one.deadline >= from && one.deadline < until);
    }),
  );
});
