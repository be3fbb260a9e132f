/** Moving a dose to the person to whom it was given, who is found by ID, or by name and date of birth. */
import { FormControlLabel, MenuItem, Radio, RadioGroup, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import { CandidatesDocument, ResolveDocument } from '../../../generated/graphql.ts';
import { searchOf } from '../../citizens/searchOf.ts';
import { showDate } from '../../format.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { DateInput } from '../../forms/DateInput.tsx';
import { useGraph } from '../../graph/GraphContext.tsx';
import { DoseChoice } from './DoseChoice.tsx';
import type { DialogProps } from './dialogProps.ts';
import { useAct } from './useAct.ts';

export function MoveDoseDialog({ complaint, onClose, onDone, onChanged }: DialogProps) {
  const translate = useTranslate();
  const graph = useGraph();
  const act = useAct(complaint, onChanged);
  const [doseId, setDoseId] = useState('');
  const [typed, setTyped] = useState('');
  const [dateOfBirth, setDateOfBirth] = useState('');
  const [toCitizenId, setTo] = useState('');
  const [doseNumber, setDoseNumber] = useState('');
  const [note, setNote] = useState('');
  const search = useDeferredValue(searchOf(typed, dateOfBirth));
  const { data: found } = useQuery({
    queryKey: ['candidates', 'move', search],
    enabled: search !== undefined,
    queryFn: async () => (await graph.ask(CandidatesDocument, { search: search ?? {} })).data.citizens.nodes,
  });
  const others = found?.filter(({ id }) => id !== complaint.citizen?.id);
  const submit = async () => {
    const moveDose = { doseId, toCitizenId, doseNumber: doseNumber ? Number(doseNumber) : null };
    if (await act.run(ResolveDocument, { note, moveDose })) onDone();
  };
  return (
    <ActionDialog
      title={translate('act.moveDose')}
      submit={translate('act.submitResolve')}
      busy={act.busy || !doseId || !toCitizenId}
      errors={act.failures.map(act.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <DoseChoice complaint={complaint} value={doseId} onChange={setDoseId} />
      <TextField
        required
        label={translate('field.toCitizenId')}
        helperText={translate('act.moveTo')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setTo('');
        }}
      />
      <DateInput label={translate('field.dateOfBirth')} value={dateOfBirth} onChange={setDateOfBirth} required={false} />
      {others && !others.length && <Typography color="text.secondary">{translate('screen.noCandidates')}</Typography>}
      {others && others.length > 0 && (
        <RadioGroup value={toCitizenId} onChange={(_, id) => setTo(id)} aria-label={translate('field.toCitizenId')}>
          {others.map(({ id, fullName, dateOfBirth, identification }) => (
            <FormControlLabel
              key={id}
              value={id}
              control={<Radio />}
              label={`${fullName}, ${showDate(dateOfBirth)}, ${identification?.number ?? '—'}`}
            />
          ))}
        </RadioGroup>
      )}
      <TextField select label={translate('field.doseNumber')} value={doseNumber} onChange={(event) => setDoseNumber(event.target.value)}>
        <MenuItem value="">{translate('act.sameNumber')}</MenuItem>
        {Array.from({ length: 9 }, (_, i) => String(i + 1)).map((number) => (
          <MenuItem key={number} value={number}>
            {number}
          </MenuItem>
        ))}
      </TextField>
      <TextField label={translate('field.note')} value={note} onChange={(event) => setNote(event.target.value)} multiline minRows={2} />
    </ActionDialog>
  );
}
