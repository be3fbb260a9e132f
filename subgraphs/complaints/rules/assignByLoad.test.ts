import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assignByLoad } from './assignByLoad.ts';

const loads = fc
  .array(fc.nat({ max: 12 }), { maxLength: 8 })
  .map((open) => open.map((each, i) => ({ id: `h${i}`, name: `Handler ${i}`, open: each })));

test('the handler with fewer gets first, none more than is allowed, and nothing waits while one is free', () => {
  fc.assert(
    fc.property(loads, fc.integer({ min: 1, max: 10 }), fc.nat({ max: 60 }), (handlers, maxOpenPerHandler, waiting) => {
      const open = new Map(handlers.map((each) => [each.id, each.open]));
      for (const { id } of assignByLoad(handlers, maxOpenPerHandler, waiting)) {
        const has = open.get(id) ?? Number.NaN;
        expect(has).toBe(Math.min(...open.values()));
        expect(has).toBeLessThan(maxOpenPerHandler);
        open.set(id, has + 1);
      }
      const given = [...open.values()].reduce((a, b) => a + b, 0) - handlers.reduce((sum, each) => sum + each.open, 0);
      const room = handlers.reduce((sum, each) => sum + Math.max(0, maxOpenPerHandler - each.open), 0);
      expect(given).toBe(Math.min(waiting, room));
    }),
  );
});
