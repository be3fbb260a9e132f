/** Recording the missing dose, or correcting one; filled in from the claim, so that the usual case is to look and save. */
import { MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ResolveDocument, VaccinesDocument } from '../../../generated/graphql.ts';
import { showDate } from '../../format.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { DateInput } from '../../forms/DateInput.tsx';
import { useGraph } from '../../graph/GraphContext.tsx';
import type { DialogProps } from './dialogProps.ts';
import { type ChosenSite, SiteInput } from './SiteInput.tsx';
import { useAct } from './useAct.ts';

export function DoseDialog({ complaint, name, onClose, onChanged }: DialogProps) {
  const translate = useTranslate();
  const graph = useGraph();
  const act = useAct(complaint, onChanged);
  const correcting = name === 'correctDose';
  const recorded = complaint.citizen?.doses ?? [];
  const claim =
    complaint.claimedDoses.find((dose) => correcting === recorded.some((other) => other.doseNumber === dose.doseNumber)) ??
    complaint.claimedDoses[0];
  const [doseId, setDoseId] = useState(() => (recorded.find((dose) => dose.doseNumber === claim?.doseNumber) ?? recorded[0])?.id ?? '');
  const record = correcting ? recorded.find((dose) => dose.id === doseId) : undefined;
  const site = claim?.site ?? record?.site ?? complaint.site ?? complaint.responsible.site;
  const [fields, setFields] = useState({
    vaccineCode: claim?.vaccine?.code ?? record?.vaccine.code ?? '',
    injectedOn: claim?.injectedOn ?? record?.injectedOn ?? '',
    lotNumber: claim?.lotNumber ?? record?.lotNumber ?? '',
    doseNumber: String(claim?.doseNumber ?? record?.doseNumber ?? recorded.length + 1),
    note: '',
  });
  const [chosenSite, setChosenSite] = useState<ChosenSite | null>(site ? { code: site.code, name: site.name ?? site.code } : null);
  const [complete] = useState(() => Boolean(fields.vaccineCode && fields.injectedOn && fields.doseNumber && chosenSite));
  const { data: vaccines = [] } = useQuery({
    queryKey: ['vaccines'],
    queryFn: async () => (await graph.ask(VaccinesDocument, {})).data.vaccines,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const set = (field: keyof typeof fields) => (event: { target: { value: string } }) =>
    setFields({ ...fields, [field]: event.target.value });

  const submit = async () => {
    const { note, lotNumber, doseNumber, ...rest } = fields;
    const dose = { ...rest, lotNumber: lotNumber || null, doseNumber: Number(doseNumber), siteCode: chosenSite?.code ?? '' };
    const done = await act.run(ResolveDocument, correcting ? { note, correctDose: { doseId, ...dose } } : { note, recordDose: dose });
    if (done) onClose();
  };

  return (
    <ActionDialog
      title={translate(`act.${name}`)}
      submit={translate('act.submitResolve')}
      busy={act.busy}
      errors={act.failures.map(act.describe)}
      complete={complete}
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
      <TextField
        select
        required
        autoFocus={!complete}
        label={translate('field.vaccineCode')}
        value={vaccines.length ? fields.vaccineCode : ''}
        onChange={set('vaccineCode')}
      >
        {vaccines.map((vaccine) => (
          <MenuItem key={vaccine.code} value={vaccine.code}>
            {vaccine.product} ({vaccine.manufacturer})
          </MenuItem>
        ))}
      </TextField>
      <DateInput
        label={translate('field.injectedOn')}
        value={fields.injectedOn}
        onChange={(injectedOn) => setFields({ ...fields, injectedOn })}
      />
      <TextField
        required
        type="number"
        label={translate('field.doseNumber')}
        value={fields.doseNumber}
        onChange={set('doseNumber')}
        slotProps={{ htmlInput: { min: 1, max: 9 } }}
      />
      <TextField label={translate('field.lotNumber')} value={fields.lotNumber} onChange={set('lotNumber')} />
      <SiteInput label={translate('field.siteCode')} value={chosenSite} onChange={setChosenSite} />
      <TextField label={translate('field.note')} value={fields.note} onChange={set('note')} multiline minRows={2} />
    </ActionDialog>
  );
}
