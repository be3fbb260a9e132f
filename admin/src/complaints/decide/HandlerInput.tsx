/** A handler of a unit's complaints, found by words of their name. */
import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import { AssignableStaffDocument, type AssignableStaffQuery } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';

export type Handler = AssignableStaffQuery['assignableStaff'][number];

interface Props {
  /** Code of the unit that is responsible. */
  unit: string;
  value: Handler | null;
  onChange: (handler: Handler | null) => void;
}

export function HandlerInput({ unit, value, onChange }: Props) {
  const translate = useTranslate();
  const graph = useGraph();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const shown = ({ name, role }: Handler) => (role ? `${name}, ${translate(`role.${role}`).toLowerCase()}` : name);
  const isChosen = value !== null && text === shown(value);
  const { data: handlers = [], isFetching } = useQuery({
    queryKey: ['assignableStaff', unit, isChosen ? '' : text],
    queryFn: async () => (await graph.request(AssignableStaffDocument, { unit, text: isChosen ? '' : text })).data.assignableStaff,
    placeholderData: (before) => before,
  });
  return (
    <Autocomplete<Handler>
      options={handlers}
      value={value}
      loading={isFetching}
      filterOptions={(options) => options}
      getOptionLabel={shown}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      onInputChange={(_, input) => setTyped(input)}
      onChange={(_, handler) => onChange(handler)}
      noOptionsText={translate('act.noColleague')}
      renderInput={(props) => <TextField {...props} label={translate('field.colleague')} required autoFocus />}
    />
  );
}
