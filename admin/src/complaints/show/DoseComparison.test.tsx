/** Claimed doses beside recorded ones: what is missing or differs is marked by a word. */
import { expect, test } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import { I18nContextProvider } from 'react-admin';
import { i18nProvider } from '../../messages/i18nProvider.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { DoseComparison } from './DoseComparison.tsx';

const dose = {
  id: 'd',
  doseNumber: 1,
  vaccine: { code: 'COMIRNATY', product: 'Comirnaty' },
  injectedOn: '2021-09-02',
  lotNumber: 'FP-1430',
};
const site = (code: string, name = 'Trạm Y tế xã') => ({ code, name });

function compare(claimedDoses: object[], doses: object[] | null) {
  const complaint = { claimedDoses, citizen: doses && { doses } } as unknown as ComplaintOnScreen;
  render(
    <I18nContextProvider value={i18nProvider}>
      <DoseComparison complaint={complaint} />
    </I18nContextProvider>,
  );
  return screen.queryAllByRole('row').slice(1);
}
const marks = (row: HTMLElement | undefined) => (row ? within(row).queryAllByRole('mark').length : 0);

test('the same dose, written otherwise, differs in nothing', () => {
  const [, recorded] = compare([{ ...dose, lotNumber: 'fp-1430', site: site('A') }], [{ ...dose, site: site('A') }]);
  expect(marks(recorded)).toBe(0);
});

test('another day, lot and site are marked, each in its own cell', () => {
  const claim = { ...dose, site: site('A') };
  const [, recorded] = compare([claim], [{ ...dose, injectedOn: '2021-09-20', lotNumber: 'XX', site: site('B') }]);
  expect(marks(recorded)).toBe(3);
  expect(recorded?.textContent).toContain('20/09/2021');
});

test('two sites of one name are two', () => {
  const [, recorded] = compare([{ ...dose, site: site('A') }], [{ ...dose, site: site('B') }]);
  expect(marks(recorded)).toBe(1);
});

test('what the citizen does not remember differs from nothing', () => {
  const [claimed, recorded] = compare([{ doseNumber: 1, vaccine: null, injectedOn: null, lotNumber: null, site: null }], [dose]);
  expect(marks(recorded)).toBe(0);
  expect(claimed?.textContent).toContain('không nhớ');
});

test.each([
  ['is missing where the record is known', [], true],
  ['is not called missing while it is unknown whose record it is', null, false],
])('a claimed dose that is on no record %s', (_, doses, missing) => {
  const [claimed] = compare([dose], doses);
  expect(claimed?.textContent?.includes('không có')).toBe(missing);
});

test('without a dose on either side there is no table', () => {
  expect(compare([], [])).toEqual([]);
});
