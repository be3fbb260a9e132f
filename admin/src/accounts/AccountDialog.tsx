/** A new account, or a change to one. */
import { MenuItem, TextField } from '@mui/material';
import { needsSecondAdministrator } from '@so-tiem/platform/values/secondAdministrator';
import { useState } from 'react';
import { useGetIdentity, useTranslate } from 'react-admin';
import { ChangeAccountDocument, CreateAccountDocument } from '../../generated/graphql.ts';
import { ActionDialog } from '../forms/ActionDialog.tsx';
import { UnitChoice } from '../forms/UnitChoice.tsx';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import type { HandedOver } from './ActivationCodeDialog.tsx';
import type { ListedAccount } from './account.ts';
import { levelOf, type Role, rolesOf } from './roles.ts';
import { useTellOutcome } from './useTellOutcome.ts';

interface Props {
  account?: ListedAccount;
  onClose: () => void;
  onChanged: () => Promise<void>;
  onHandedOver: (what: HandedOver) => void;
}

export function AccountDialog({ account, onClose, onChanged, onHandedOver }: Props) {
  const translate = useTranslate();
  const tell = useTellOutcome();
  const { identity } = useGetIdentity();
  const change = useGraphMutation(onChanged, 'accounts.change');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [fields, setFields] = useState({
    username: account?.username ?? '',
    name: account?.name ?? '',
    email: account?.email ?? '',
    unitCode: account?.unitCode ?? String(identity?.['unitCode'] ?? ''),
  });
  const [role, setRole] = useState<Role | ''>(account?.role ?? '');
  const offered = fields.unitCode ? rolesOf(levelOf(fields.unitCode)) : [];
  const wrong = change.failures.flatMap(({ field }) => field);
  const input = (name: 'username' | 'name' | 'email', { required = true, help = '' } = {}) => (
    <TextField
      required={required}
      label={translate(`field.${name === 'name' ? 'fullName' : name}`)}
      value={fields[name]}
      error={wrong.includes(name)}
      helperText={help}
      autoFocus={name === (account ? 'name' : 'username')}
      onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
      slotProps={{ htmlInput: name === 'username' ? { autoCapitalize: 'none', autoComplete: 'off' } : {} }}
    />
  );

  const submit = async () => {
    if (!role) return;
    const { username, email, ...rest } = fields;
    if (account) {
      const outcome = await change.run(ChangeAccountDocument, {
        input: { id: account.id, version: account.version, ...rest, role, email: email || null },
      });
      if (!outcome) return;
      tell(outcome.account);
    } else {
      const outcome = await change.run(CreateAccountDocument, {
        input: { idempotencyKey, username, ...rest, role, email: email || null },
      });
      if (!outcome?.account) return;
      if (outcome.account.proposal) tell(outcome.account);
      else onHandedOver({ username: outcome.account.username, email: email || null, activationCode: outcome.activationCode ?? null });
    }
    onClose();
  };
  return (
    <ActionDialog
      title={translate(account ? 'accounts.edit' : 'accounts.create')}
      submit={translate(account ? 'ra.action.save' : 'accounts.create')}
      busy={change.busy}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {!account && input('username', { help: translate('accounts.usernameHelp') })}
      {input('name')}
      {input('email', { required: false, help: translate('accounts.emailHelp') })}
      <UnitChoice
        required
        label={translate('field.unitCode')}
        value={fields.unitCode}
        error={wrong.includes('unitCode')}
        onChange={(unitCode) => {
          setFields({ ...fields, unitCode });
          if (role && unitCode && !rolesOf(levelOf(unitCode)).includes(role)) setRole('');
        }}
      />
      <TextField
        select
        required
        label={translate('field.role')}
        value={role}
        error={wrong.includes('role')}
        helperText={
          role && needsSecondAdministrator(role) ? translate(account ? 'accounts.changeNeedsSecond' : 'accounts.willNeedSecond') : undefined
        }
        onChange={(event) => setRole(event.target.value as Role)}
      >
        {offered.map((each) => (
          <MenuItem key={each} value={each}>
            {translate(`role.${each}`)}
          </MenuItem>
        ))}
      </TextField>
    </ActionDialog>
  );
}
