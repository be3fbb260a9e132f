/** The frame of every dialog: what is missing is named, nothing typed is lost by accident, Enter does what it says. */
import { expect, jest, test } from '@jest/globals';
import { TextField } from '@mui/material';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nContextProvider } from 'react-admin';
import { i18nProvider } from '../messages/i18nProvider.ts';
import { ActionDialog } from './ActionDialog.tsx';

function open(more: Partial<Parameters<typeof ActionDialog>[0]> = {}) {
  const onSubmit = jest.fn();
  const onClose = jest.fn();
  render(
    <I18nContextProvider value={i18nProvider}>
      <ActionDialog title="Chuyển" submit="Chuyển đi" busy={false} errors={[]} onSubmit={onSubmit} onClose={onClose} {...more}>
        <TextField label="Lý do" required />
      </ActionDialog>
    </I18nContextProvider>,
  );
  return { onSubmit, onClose, user: userEvent.setup() };
}
const reason = () => screen.getByRole('textbox', { name: /Lý do/ });
const button = (name: string) => screen.getByRole('button', { name });

test('a required field that is empty is named and has the focus; nothing is sent', async () => {
  const { onSubmit, user } = open();
  await user.click(button('Chuyển đi'));
  expect(screen.getByRole('alert').textContent).toMatch(/^Lý do/);
  expect(document.activeElement).toBe(reason());
  expect(onSubmit).not.toHaveBeenCalled();
  await user.keyboard('nhầm nơi{Enter}');
  expect(onSubmit).toHaveBeenCalledTimes(1);
});

test('Escape with something typed asks first, and goes back to the field', async () => {
  const { onClose, user } = open();
  await user.type(reason(), 'nhầm');
  await user.keyboard('{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  await user.click(button('Ở lại'));
  expect(document.activeElement).toBe(reason());
  expect(reason()).toHaveProperty('value', 'nhầm');
});

test('Escape with nothing typed closes', async () => {
  const { onClose, user } = open();
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('what the server refused is shown, and what was typed stays', async () => {
  open({ errors: ['Đơn vị: không có'] });
  expect(screen.getByRole('alert').textContent).toBe('Đơn vị: không có');
});

test('while it is on its way it is not sent again', async () => {
  const { onSubmit, user } = open({ busy: true });
  await user.type(reason(), 'nhầm{Enter}');
  expect(onSubmit).not.toHaveBeenCalled();
});

test('of what cannot be taken back, Enter at once cancels', async () => {
  const { onSubmit, onClose, user } = open({ danger: true, complete: true });
  await user.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(onSubmit).not.toHaveBeenCalled();
});
