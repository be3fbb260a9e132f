/** Assigning a complaint to a colleague who may handle it, or giving it back to the unit; by a supervisor. */
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { AssignComplaintDocument } from '../../../generated/graphql.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { type Handler, HandlerInput } from './HandlerInput.tsx';
import { useComplaintMutation } from './useComplaintMutation.ts';

export function AssignDialog({ complaint, onClose, onDone, onChanged }: DialogProps) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const [to, setTo] = useState<Handler | null>(null);
  const assign = async (id: string | null) => {
    if (await act.run(AssignComplaintDocument, { to: id }, id ? 'assign' : 'giveBack')) onDone();
  };
  return (
    <ActionDialog
      title={translate('act.assign')}
      submit={translate('act.submitAssign')}
      busy={act.busy}
      errors={act.failures.map(act.describe)}
      onSubmit={() => void (to && assign(to.id))}
      onClose={onClose}
    >
      <HandlerInput unit={complaint.responsible.code} value={to} onChange={setTo} />
      {complaint.assignee && (
        <Button disabled={act.busy} onClick={() => void assign(null)} sx={{ alignSelf: 'start' }}>
          {translate('act.giveBack')}
        </Button>
      )}
    </ActionDialog>
  );
}
