/** Fields of the portal's forms: hint and error belong to the field also for who does not see them; dates are read as people write them. */
import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { MessagesIn } from '../messages/messages.tsx';
import { vi } from '../messages/vi.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import type { Errors } from './errors.ts';
import { DateField, TextField } from './Field.tsx';

function Form({ errors = {} }: { errors?: Errors }) {
  const [name, setName] = useState('');
  const [born, setBorn] = useState('');
  return (
    <MessagesIn language="vi" setLanguage={() => undefined}>
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} labels={{ 'complainant.fullName': 'person.fullName' }} />}
      <TextField path="complainant.fullName" label="person.fullName" errors={errors} value={name} onChange={setName} />
      <DateField path="complainant.dateOfBirth" label="person.dateOfBirth" errors={errors} value={born} onChange={setBorn} partial />
    </MessagesIn>
  );
}
const born = () => screen.getByRole<HTMLInputElement>('textbox', { name: new RegExp(vi['person.dateOfBirth']) });
const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: new RegExp(vi['person.fullName']) });

test.each([
  ['5081990', '05/08/1990'],
  ['5/8/1990', '05/08/1990'],
  ['1950', '1950'],
  ['31/02/1990', '31/02/1990'],
  ['không nhớ', 'không nhớ'],
])('a date of birth typed as %s is shown as %s', async (typed, shown) => {
  const user = userEvent.setup();
  render(<Form />);
  await user.type(born(), typed);
  await user.tab();
  expect(born().value).toBe(shown);
});

test('an error is tied to its field, with the hint that was there', () => {
  render(<Form errors={{ 'complainant.dateOfBirth': 'error.dateOfBirth' }} />);
  const described = born().getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([vi.dateOfBirthHint, vi['error.dateOfBirth']]);
  expect(born().getAttribute('aria-invalid')).toBe('true');
  expect(name().getAttribute('aria-invalid')).toBe('false');
});

test('the summary takes the focus and leads to each field that is wrong', async () => {
  const user = userEvent.setup();
  render(<Form errors={{ 'complainant.fullName': 'error.REQUIRED' }} />);
  expect(document.activeElement).toBe(screen.getByRole('alert'));
  await user.click(screen.getByRole('link', { name: new RegExp(`^${vi['person.fullName']}: `) }));
  expect(document.activeElement).toBe(name());
});
