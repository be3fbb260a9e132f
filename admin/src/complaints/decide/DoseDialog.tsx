/** Recording the missing dose, or correcting one; filled in from the claim, so that the usual case is to look and save. */
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ResolveComplaintDocument } from '../../../generated/graphql.ts';
import { type DoseFields, DoseInputs, doseInput, isComplete } from '../../doses/DoseInputs.tsx';
import { showDate } from '../../format.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { useComplaintMutation } from './useComplaintMutation.ts';
import { useProof } from './useProof.tsx';

export function DoseDialog({ complaint, name, onClose, onDone, onChanged }: DialogProps) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const { proof, aside } = useProof(complaint);
  const correcting = name === 'correctDose';
  const recorded = complaint.citizen?.doses ?? [];
  const claim =
    complaint.claimedDoses.find((dose) => correcting === recorded.some((other) => other.doseNumber === dose.doseNumber)) ??
    complaint.claimedDoses[0];
  const [doseId, setDoseId] = useState(() => {
    const named = recorded.find(({ id }) => id === complaint.disputedDose?.id);
    return (named ?? recorded.find((dose) => dose.doseNumber === claim?.doseNumber) ?? recorded[0])?.id ?? '';
  });
  const record = correcting ? recorded.find((dose) => dose.id === doseId) : undefined;
  const site = claim?.site ?? record?.site ?? complaint.site ?? complaint.responsible.site;
  const [fields, setFields] = useState<DoseFields>({
    vaccineCode: claim?.vaccine?.code ?? record?.vaccine.code ?? '',
    injectedOn: claim?.injectedOn ?? record?.injectedOn ?? '',
    lotNumber: claim?.lotNumber ?? record?.lotNumber ?? '',
    doseNumber: String(correcting ? (claim?.doseNumber ?? record?.doseNumber) : freeNumber(claim?.doseNumber, recorded)),
    site: site ? { code: site.code, name: site.name ?? '' } : null,
  });
  const [note, setNote] = useState('');
  const [complete] = useState(() => isComplete(fields));

  const submit = async () => {
    const dose = doseInput(fields);
    const decision = { note, proof, ...(correcting ? { correctDose: { doseId, ...dose } } : { recordDose: dose }) };
    const done = await act.decide(ResolveComplaintDocument, decision, name);
    if (done) onDone();
  };

  return (
    <ActionDialog
      title={translate(`act.${name}`)}
      submit={translate('act.submitResolve')}
      busy={act.busy}
      errors={act.failures.map(act.describe)}
      complete={complete}
      aside={aside}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {correcting && (
        <TextField select label={translate('field.dose')} value={doseId} onChange={(event) => setDoseId(event.target.value)}>
          {recorded.map((dose) => (
            <MenuItem key={dose.id} value={dose.id}>
              {dose.doseNumber}: {dose.vaccine.product}, {showDate(dose.injectedOn)}
            </MenuItem>
          ))}
        </TextField>
      )}
      <DoseInputs fields={fields} onChange={setFields} citizenId={complaint.citizen?.id} corrects={correcting ? doseId : undefined} />
      <TextField label={translate('field.note')} value={note} onChange={(event) => setNote(event.target.value)} multiline minRows={2} />
    </ActionDialog>
  );
}

/** The claimed one, unless the record has it. */
function freeNumber(claimed: number | undefined, recorded: readonly { doseNumber: number }[]): number {
  const isTaken = (number: number) => recorded.some(({ doseNumber }) => doseNumber === number);
  return claimed !== undefined && !isTaken(claimed) ? claimed : Math.max(0, ...recorded.map(({ doseNumber }) => doseNumber)) + 1;
}
