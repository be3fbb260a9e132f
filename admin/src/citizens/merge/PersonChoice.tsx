/** Choosing a person, who is found by ID, phone, or name and date of birth. */
import { FormControlLabel, Radio, RadioGroup, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import { PeopleToChooseDocument } from '../../../generated/graphql.ts';
import { showDate, showPhone } from '../../format.ts';
import { DateInput } from '../../forms/DateInput.tsx';
import { useGraph } from '../../graph/GraphContext.tsx';
import { searchOf } from '../searchOf.ts';

interface Props {
  label: string;
  /** Whom it cannot be. */
  except: string | undefined;
  value: string;
  onChange: (citizenId: string) => void;
  /** What is looked for at first. */
  suggested?: { typed: string; dateOfBirth: string };
}

export function PersonChoice({ label, except, value, onChange, suggested }: Props) {
  const translate = useTranslate();
  const graph = useGraph();
  const [typed, setTyped] = useState(suggested?.typed ?? '');
  const [dateOfBirth, setDateOfBirth] = useState(suggested?.dateOfBirth ?? '');
  const search = useDeferredValue(searchOf(typed, dateOfBirth));
  const { data: found } = useQuery({
    queryKey: ['candidates', search],
    enabled: search !== undefined,
    queryFn: async () => (await graph.request(PeopleToChooseDocument, { search: search ?? {} })).data.citizens.nodes,
  });
  const others = found?.filter(({ id, mergedInto }) => id !== except && !mergedInto);
  return (
    <>
      <TextField
        required
        label={label}
        helperText={translate('act.findPerson')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange('');
        }}
      />
      <DateInput partial label={translate('field.dateOfBirth')} value={dateOfBirth} onChange={setDateOfBirth} required={false} />
      {others && !others.length && <Typography color="textSecondary">{translate('screen.noCandidates')}</Typography>}
      {others && others.length > 0 && (
        <RadioGroup value={value} onChange={(_, id) => onChange(id)} aria-label={label}>
          {others.map(({ id, fullName, dateOfBirth, gender, identityDocument, phone }) => (
            <FormControlLabel
              key={id}
              value={id}
              control={<Radio />}
              label={[
                fullName,
                showDate(dateOfBirth),
                translate(`gender.${gender}`),
                identityDocument?.number ?? translate('identity.WITHOUT_ID'),
                phone && showPhone(phone),
              ]
                .filter(Boolean)
                .join(', ')}
            />
          ))}
        </RadioGroup>
      )}
    </>
  );
}
