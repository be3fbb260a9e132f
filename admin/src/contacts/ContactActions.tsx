/** What can be done with a contact. */
import MoreVertOutlined from '@mui/icons-material/MoreVertOutlined';
import { IconButton, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ConfirmContactDocument, RetireContactDocument, SendConfirmationsDocument } from '../../generated/graphql.ts';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import { ContactDialog } from './ContactDialog.tsx';
import { ContactHistory } from './ContactHistory.tsx';
import type { ListedContact } from './contact.ts';
import { HandOverDialog } from './HandOverDialog.tsx';

interface Props {
  contact: ListedContact;
  mayChange: boolean;
  onChanged: () => Promise<void>;
}

export function ContactActions({ contact, mayChange, onChanged }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<'change' | 'handOver' | 'history'>();
  const change = useGraphMutation(onChanged, 'contacts.change');
  const { id, version } = contact;

  const act = (work: () => Promise<unknown>) => async () => {
    setAnchor(null);
    if (await work()) notify('act.done', { type: 'success' });
  };
  const open = (name: 'change' | 'handOver' | 'history') => () => {
    setAnchor(null);
    setDialog(name);
  };
  const close = () => setDialog(undefined);
  return (
    <>
      <IconButton
        size="small"
        aria-label={translate('contacts.actions', { name: contact.fullName })}
        aria-haspopup="menu"
        disabled={change.busy}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVertOutlined fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {mayChange && [
          <MenuItem key="confirm" onClick={act(() => change.run(ConfirmContactDocument, { input: { id, version } }))}>
            {translate('contacts.confirm')}
          </MenuItem>,
          <MenuItem key="ask" onClick={act(() => change.run(SendConfirmationsDocument, { input: { ids: [id] } }))}>
            {translate('contacts.ask')}
          </MenuItem>,
          <MenuItem key="change" onClick={open('change')}>
            {translate('contacts.edit')}
          </MenuItem>,
          <MenuItem key="handOver" onClick={open('handOver')}>
            {translate('contacts.handOver')}
          </MenuItem>,
          <MenuItem key="retire" onClick={act(() => change.run(RetireContactDocument, { input: { id, version } }))}>
            {translate('contacts.retire')}
          </MenuItem>,
        ]}
        <MenuItem onClick={open('history')}>{translate('contacts.history')}</MenuItem>
      </Menu>
      {dialog === 'change' && <ContactDialog contact={contact} officeCode={contact.office.code} onClose={close} onChanged={onChanged} />}
      {dialog === 'handOver' && <HandOverDialog contact={contact} onClose={close} onChanged={onChanged} />}
      {dialog === 'history' && <ContactHistory contact={contact} onClose={close} />}
    </>
  );
}
