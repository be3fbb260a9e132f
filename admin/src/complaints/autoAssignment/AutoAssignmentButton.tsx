/** For supervisors: whether auto-assignment is on, how many complaints each handler gets, and which handlers are available. */
import CallSplitOutlined from '@mui/icons-material/CallSplitOutlined';
import { Button, FormControlLabel, Switch, Table, TableBody, TableCell, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermissions, useTranslate } from 'react-admin';
import { AvailableHandlersDocument, ConfigureAutoAssignmentDocument } from '../../../generated/graphql.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { useGraphMutation } from '../../forms/useGraphMutation.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { can } from '../../signIn/access.ts';

const USUAL = 10;

export function AutoAssignmentButton() {
  const translate = useTranslate();
  const { permissions: role } = usePermissions<string>();
  const [isOpen, setOpen] = useState(false);
  if (!can(role, 'complaint:assign')) return null;
  const title = translate('autoAssignment.title');
  return (
    <>
      <Button startIcon={<CallSplitOutlined />} onClick={() => setOpen(true)}>
        {title}
      </Button>
      {isOpen && <AutoAssignmentDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function AutoAssignmentDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const graph = useGraph();
  const queries = useQueryClient();
  const { data: autoAssignment } = useQuery({
    queryKey: ['autoAssignment', 'atWork'],
    queryFn: async () => (await graph.request(AvailableHandlersDocument, {})).data.autoAssignment,
  });
  const change = useGraphMutation(() => queries.invalidateQueries({ queryKey: ['autoAssignment'] }));
  const [chosen, setChosen] = useState<boolean>();
  const [typed, setTyped] = useState<string>();
  if (!autoAssignment) return null;
  const isOn = chosen ?? Boolean(autoAssignment.maxOpenPerHandler);
  const maxOpenPerHandler = typed ?? String(autoAssignment.maxOpenPerHandler ?? USUAL);
  const keep = async () => {
    if (await change.run(ConfigureAutoAssignmentDocument, { input: { maxOpenPerHandler: isOn ? Number(maxOpenPerHandler) : null } }))
      onClose();
  };
  return (
    <ActionDialog
      title={translate('autoAssignment.title')}
      submit={translate('ra.action.save')}
      busy={change.busy || (isOn && !/^\d+$/.test(maxOpenPerHandler))}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void keep()}
      onClose={onClose}
    >
      <FormControlLabel
        control={<Switch checked={isOn} onChange={(_, checked) => setChosen(checked)} />}
        label={translate('autoAssignment.on')}
      />
      <TextField
        label={translate('field.maxOpenPerHandler')}
        value={maxOpenPerHandler}
        disabled={!isOn}
        onChange={(event) => setTyped(event.target.value.trim())}
        helperText={translate('autoAssignment.how')}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
      />
      {autoAssignment.availableHandlers.length ? (
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{translate('autoAssignment.atWork')}</TableCell>
              <TableCell align="right">{translate('autoAssignment.open')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {autoAssignment.availableHandlers.map(({ staff, open }) => (
              <TableRow key={staff.id}>
                <TableCell>{staff.name}</TableCell>
                <TableCell align="right">{open}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : (
        <Typography variant="body2" color="textSecondary">
          {translate('autoAssignment.nobody')}
        </Typography>
      )}
    </ActionDialog>
  );
}
