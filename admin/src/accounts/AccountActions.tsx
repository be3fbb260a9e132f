/** What can be done with an account; what takes something away asks first. */
import MoreVertOutlined from '@mui/icons-material/MoreVertOutlined';
import { IconButton, Menu, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetIdentity, useTranslate } from 'react-admin';
import {
  ConfirmAccountDocument,
  DisableAccountDocument,
  EnableAccountDocument,
  RefuseAccountDocument,
  ResetAccountDocument,
  SignOutAccountDocument,
} from '../../generated/graphql.ts';
import { ActionDialog } from '../forms/ActionDialog.tsx';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import { AccountDialog } from './AccountDialog.tsx';
import type { HandedOver } from './ActivationCodeDialog.tsx';
import type { ListedAccount } from './account.ts';
import { addressOf, beginsAnew, changesOf, proposedOf } from './proposal.ts';
import { useTellOutcome } from './useTellOutcome.ts';

interface Props {
  account: ListedAccount;
  onChanged: () => Promise<void>;
  onHandedOver: (what: HandedOver) => void;
}

const ASKED = ['confirm', 'refuse', 'reset', 'disable', 'signOut'] as const;
type Asked = (typeof ASKED)[number];

export function AccountActions({ account, onChanged, onHandedOver }: Props) {
  const translate = useTranslate();
  const tell = useTellOutcome();
  const { identity } = useGetIdentity();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<Asked | 'edit'>();
  const change = useGraphMutation(onChanged, 'accounts.change');
  const input = { id: account.id, version: account.version };
  const isOwn = identity?.id === account.id;
  /** For a second administrator: until then nothing else of it is changed. */
  const waits = Boolean(account.proposal);
  const close = () => setDialog(undefined);
  const open = (name: Asked | 'edit') => () => {
    setAnchor(null);
    setDialog(name);
  };
  const done = (outcome: { errors: readonly unknown[]; account?: { proposal?: object | null } | null }) => {
    close();
    tell(outcome.account);
  };

  const handOver = ({ activationCode }: { activationCode?: string | null }, email = account.email ?? null) =>
    onHandedOver({ username: account.username, email, activationCode: activationCode ?? null });
  const ACTIONS: Record<Asked, () => Promise<Parameters<typeof done>[0] | undefined>> = {
    confirm: async () => {
      const outcome = await change.run(ConfirmAccountDocument, { input });
      if (outcome && beginsAnew(account)) handOver(outcome, addressOf(account));
      return outcome;
    },
    refuse: () => change.run(RefuseAccountDocument, { input }),
    reset: async () => {
      const outcome = await change.run(ResetAccountDocument, { input });
      if (outcome && !outcome.account?.proposal) handOver(outcome);
      return outcome;
    },
    disable: () => change.run(DisableAccountDocument, { input }),
    signOut: () => change.run(SignOutAccountDocument, { input }),
  };
  const enable = async () => {
    setAnchor(null);
    const outcome = await change.run(EnableAccountDocument, { input });
    if (outcome) done(outcome);
  };
  return (
    <>
      <IconButton
        size="small"
        aria-label={translate('accounts.actions', { name: account.name })}
        aria-haspopup="menu"
        disabled={change.busy}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVertOutlined fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {account.proposal?.viewerCanConfirm && <MenuItem onClick={open('confirm')}>{translate('accounts.confirm')}</MenuItem>}
        {account.proposal && (
          <MenuItem onClick={open('refuse')}>
            {translate(account.proposal.by.staff?.id === identity?.id ? 'accounts.takeBack' : 'accounts.refuse')}
          </MenuItem>
        )}
        <MenuItem disabled={waits} onClick={open('edit')}>
          {translate('accounts.edit')}
        </MenuItem>
        <MenuItem onClick={open('signOut')}>{translate('accounts.signOut')}</MenuItem>
        <MenuItem disabled={isOwn || waits} onClick={open('reset')}>
          {translate('accounts.reset')}
        </MenuItem>
        {account.state === 'DISABLED' ? (
          <MenuItem disabled={waits} onClick={() => void enable()}>
            {translate('accounts.enable')}
          </MenuItem>
        ) : (
          <MenuItem disabled={isOwn} onClick={open('disable')}>
            {translate('accounts.disable')}
          </MenuItem>
        )}
      </Menu>
      {dialog === 'edit' && <AccountDialog account={account} onClose={close} onChanged={onChanged} onHandedOver={onHandedOver} />}
      {dialog && dialog !== 'edit' && (
        <ActionDialog
          title={translate(`accounts.${dialog}`)}
          submit={translate(`accounts.${dialog}`)}
          danger={dialog !== 'confirm'}
          complete
          busy={change.busy}
          errors={change.failures.map(change.describe)}
          onSubmit={() => void ACTIONS[dialog]().then((outcome) => outcome && done(outcome))}
          onClose={close}
        >
          <Typography>
            {translate(`accounts.${dialog}Means`, {
              name: account.name,
              by: account.proposal?.by.name,
              what: proposedOf(account, translate),
              fields: changesOf(account, translate),
            })}
          </Typography>
          {dialog === 'confirm' && beginsAnew(account) && (
            <Typography sx={{ fontWeight: 600 }}>
              {translate(addressOf(account) ? 'accounts.codeGoesTo' : 'accounts.codeIsShown', { email: addressOf(account) })}
            </Typography>
          )}
          {dialog === 'confirm' && (
            <Typography variant="body2" color="textSecondary">
              {translate('accounts.confirmWhy')}
            </Typography>
          )}
        </ActionDialog>
      )}
    </>
  );
}
