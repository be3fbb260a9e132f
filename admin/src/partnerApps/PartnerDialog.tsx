/** Registering a partner app, or changing what one may. */
import { Checkbox, FormControl, FormControlLabel, FormGroup, FormHelperText, FormLabel, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ChangePartnerAppDocument, type PartnerScope, RegisterPartnerAppDocument } from '../../generated/graphql.ts';
import { ActionDialog } from '../forms/ActionDialog.tsx';
import { DateInput } from '../forms/DateInput.tsx';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import { type ListedApp, SCOPES, USUAL_OPERATION } from './app.ts';
import { OperationInputs } from './OperationInputs.tsx';
import type { ShownSecret } from './SecretDialog.tsx';

interface Props {
  app?: ListedApp;
  onClose: () => void;
  onChanged: () => Promise<void>;
  onRegistered?: (shown: ShownSecret) => void;
}

export function PartnerDialog({ app, onClose, onChanged, onRegistered }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const change = useGraphMutation(onChanged, 'partners.change');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [fields, setFields] = useState({
    name: app?.name ?? '',
    contactEmail: app?.contactEmail ?? '',
    scopes: app?.scopes ?? (['DOSES_READ'] as PartnerScope[]),
    anyOperation: app?.anyOperation ?? false,
    operations: app ? app.operations.map(({ text }) => text) : [USUAL_OPERATION],
    ratePerMinute: String(app?.ratePerMinute ?? 600),
    dailyQuota: String(app?.dailyQuota ?? 10_000),
    expiresOn: app?.expiresOn ?? '',
    keys: '',
  });
  const [signs, setSigns] = useState(app?.authentication === 'KEY');
  const set = (changed: Partial<typeof fields>) => setFields({ ...fields, ...changed });
  const wrong = change.failures.flatMap(({ field }) => field);
  const text = (name: 'name' | 'contactEmail' | 'ratePerMinute' | 'dailyQuota', label: string, type = 'text') => (
    <TextField
      required
      fullWidth
      margin="none"
      type={type}
      label={label}
      value={fields[name]}
      error={wrong.includes(name)}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );

  const submit = async () => {
    const input = {
      ...fields,
      ratePerMinute: Number(fields.ratePerMinute),
      dailyQuota: Number(fields.dailyQuota),
      expiresOn: fields.expiresOn || null,
      keys: (signs && fields.keys) || null,
    };
    if (app) {
      if (!(await change.run(ChangePartnerAppDocument, { input: { id: app.id, version: app.version, ...input } }))) return;
      notify('act.done', { type: 'success' });
    } else {
      const outcome = await change.run(RegisterPartnerAppDocument, { input: { idempotencyKey, ...input } });
      if (!outcome?.app) return;
      onRegistered?.({ id: outcome.app.id, secret: outcome.secret ?? null });
    }
    onClose();
  };
  return (
    <ActionDialog
      title={translate(app ? 'partners.edit' : 'partners.register')}
      submit={translate(app ? 'ra.action.save' : 'partners.register')}
      busy={change.busy}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {text('name', translate('partners.name'))}
      {text('contactEmail', translate('field.contactEmail'), 'email')}
      <FormControl component="fieldset" error={wrong.includes('scopes')}>
        <FormLabel component="legend">{translate('field.scopes')}</FormLabel>
        <FormGroup row>
          {SCOPES.map((scope) => (
            <FormControlLabel
              key={scope}
              label={translate(`partners.scope.${scope}`)}
              control={
                <Checkbox
                  checked={fields.scopes.includes(scope)}
                  onChange={(_, on) => set({ scopes: on ? [...fields.scopes, scope] : fields.scopes.filter((other) => other !== scope) })}
                />
              }
            />
          ))}
        </FormGroup>
        <FormHelperText>{translate('partners.scopesHelp')}</FormHelperText>
      </FormControl>
      <Stack direction="row" spacing={2}>
        {text('ratePerMinute', translate('field.ratePerMinute'), 'number')}
        {text('dailyQuota', translate('field.dailyQuota'), 'number')}
      </Stack>
      <DateInput
        future
        required={false}
        label={translate('field.expiresOn')}
        value={fields.expiresOn}
        onChange={(expiresOn) => set({ expiresOn })}
      />
      <OperationInputs
        anyOperation={fields.anyOperation}
        operations={fields.operations}
        wrong={change.failures.flatMap(({ field: [name, place] }) => (name === 'operations' && place ? [Number(place)] : []))}
        onChange={set}
      />
      {!app && (
        <FormControlLabel
          label={translate('partners.signs')}
          control={<Checkbox checked={signs} onChange={(_, checked) => setSigns(checked)} />}
        />
      )}
      {signs && (
        <TextField
          multiline
          minRows={3}
          required={!app}
          margin="none"
          label={translate('field.keys')}
          helperText={translate(app ? 'partners.keysStay' : 'partners.keysHelp')}
          value={fields.keys}
          error={wrong.includes('keys')}
          onChange={(event) => set({ keys: event.target.value })}
          slotProps={{ htmlInput: { spellCheck: false } }}
        />
      )}
    </ActionDialog>
  );
}
