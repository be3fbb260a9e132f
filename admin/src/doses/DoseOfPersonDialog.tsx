/** Recording a dose of a person, correcting one, declaring one void: as it was really injected, with the reason. */
import { Alert, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { CorrectDoseDocument, RecordDoseDocument, VoidDoseDocument } from '../../generated/graphql.ts';
import type { CitizenShown, DoseShown } from '../citizens/citizen.ts';
import { showDate } from '../format.ts';
import { ActionDialog } from '../forms/ActionDialog.tsx';
import type { ChosenSite } from '../forms/SiteInput.tsx';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import { type DoseFields, DoseInputs, doseInput } from './DoseInputs.tsx';

export type DoseAction = { name: 'recordDose' } | { name: 'correctDose' | 'voidDose'; dose: DoseShown };

interface Props {
  citizen: CitizenShown;
  action: DoseAction;
  /** The signed-in person's own, where they have one. */
  ownSite: ChosenSite | null;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}

export function DoseOfPersonDialog({ citizen, action, ownSite, onClose, onChanged }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const change = useGraphMutation(onChanged);
  const dose = action.name === 'recordDose' ? undefined : action.dose;
  const counting = (citizen.doses ?? []).filter(({ status }) => status === 'CURRENT');
  const [fields, setFields] = useState<DoseFields>({
    vaccineCode: dose?.vaccine.code ?? counting.at(-1)?.vaccine.code ?? '',
    injectedOn: dose?.injectedOn ?? '',
    lotNumber: dose?.lotNumber ?? '',
    doseNumber: String(dose?.doseNumber ?? Math.max(0, ...counting.map(({ doseNumber }) => doseNumber)) + 1),
    site: dose?.site ? { code: dose.site.code, name: dose.site.name ?? dose.site.code } : ownSite,
  });
  const [reason, setReason] = useState('');
  const [idempotencyKey] = useState(() => crypto.randomUUID());

  const send = () => {
    const id = dose?.id ?? '';
    if (action.name === 'recordDose')
      return change.run(RecordDoseDocument, { input: { idempotencyKey, citizenId: citizen.id, ...doseInput(fields) } });
    return action.name === 'correctDose'
      ? change.run(CorrectDoseDocument, { input: { idempotencyKey, id, reason, ...doseInput(fields) } })
      : change.run(VoidDoseDocument, { input: { idempotencyKey, id, reason } });
  };
  const submit = async () => {
    if (!(await send())) return;
    notify('act.done', { type: 'success' });
    onClose();
  };
  return (
    <ActionDialog
      title={translate(`act.${action.name}`)}
      submit={translate(action.name === 'voidDose' ? 'act.voidDose' : 'ra.action.save')}
      danger={action.name === 'voidDose'}
      busy={change.busy}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography sx={{ fontWeight: 600 }}>{citizen.fullName}</Typography>
      {action.name === 'voidDose' ? (
        <>
          <Typography>
            {translate('field.doseNumber')} {dose?.doseNumber}: {dose?.vaccine.product}, {showDate(dose?.injectedOn ?? '')}
          </Typography>
          <Alert severity="info">{translate('act.voidWarning')}</Alert>
        </>
      ) : (
        <DoseInputs fields={fields} onChange={setFields} citizenId={citizen.id} corrects={dose?.id} />
      )}
      {dose && (
        <TextField
          required
          label={translate('field.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          multiline
          minRows={2}
        />
      )}
    </ActionDialog>
  );
}
