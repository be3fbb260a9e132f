/** Assigning a complaint to a colleague who may handle it, or giving it back to the unit; by a supervisor. */
import { Autocomplete, Button, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import { AssignDocument, ColleaguesDocument, type ColleaguesQuery } from '../../../generated/graphql.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { useGraph } from '../../graph/GraphContext.tsx';
import type { DialogProps } from './dialogProps.ts';
import { useAct } from './useAct.ts';

type Colleague = ColleaguesQuery['colleagues'][number];

export function AssignDialog({ complaint, onClose, onDone, onChanged }: DialogProps) {
  const translate = useTranslate();
  const graph = useGraph();
  const act = useAct(complaint, onChanged);
  const [to, setTo] = useState<Colleague | null>(null);
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const unit = complaint.responsible.code;
  const { data: colleagues = [], isFetching } = useQuery({
    queryKey: ['colleagues', unit, text],
    queryFn: async () => (await graph.ask(ColleaguesDocument, { unit, text: text === to?.name ? '' : text })).data.colleagues,
    placeholderData: (before) => before,
  });
  const assign = async (id: string | null) => {
    if (await act.run(AssignDocument, { to: id })) onDone();
  };
  return (
    <ActionDialog
      title={translate('act.assign')}
      submit={translate('act.submitAssign')}
      busy={act.busy || !to}
      errors={act.failures.map(act.describe)}
      onSubmit={() => void (to && assign(to.id))}
      onClose={onClose}
    >
      <Autocomplete<Colleague>
        options={colleagues}
        value={to}
        loading={isFetching}
        filterOptions={(options) => options}
        getOptionLabel={({ name, role }) => `${name}, ${translate(`role.${role}`).toLowerCase()}`}
        getOptionKey={({ id }) => id}
        isOptionEqualToValue={(a, b) => a.id === b.id}
        onInputChange={(_, input) => setTyped(input)}
        onChange={(_, colleague) => setTo(colleague)}
        noOptionsText={translate('act.noColleague')}
        renderInput={(props) => <TextField {...props} label={translate('field.colleague')} required autoFocus />}
      />
      {complaint.assignee && (
        <Button disabled={act.busy} onClick={() => void assign(null)} sx={{ alignSelf: 'start' }}>
          {translate('act.giveBack')}
        </Button>
      )}
    </ActionDialog>
  );
}
