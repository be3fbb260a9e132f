/** For supervisors: whether what waits in the unit is handed out, how many each, and who is there to take it. */
import CallSplitOutlined from '@mui/icons-material/CallSplitOutlined';
import { Button, FormControlLabel, Switch, Table, TableBody, TableCell, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermissions, useTranslate } from 'react-admin';
import { DistributeComplaintsDocument, WhoIsAtWorkDocument } from '../../../generated/graphql.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { useChange } from '../../forms/useGraphMutation.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { may } from '../../signIn/access.ts';

const USUAL = 10;

export function DistributionButton() {
  const translate = useTranslate();
  const { permissions: role } = usePermissions<string>();
  const [isOpen, setOpen] = useState(false);
  if (!may(role, 'complaint:assign')) return null;
  const title = translate('distribution.title');
  return (
    <>
      <Button startIcon={<CallSplitOutlined />} onClick={() => setOpen(true)}>
        {title}
      </Button>
      {isOpen && <DistributionDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function DistributionDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const graph = useGraph();
  const queries = useQueryClient();
  const { data: distribution } = useQuery({
    queryKey: ['distribution', 'atWork'],
    queryFn: async () => (await graph.ask(WhoIsAtWorkDocument, {})).data.distribution,
  });
  const change = useChange(() => queries.invalidateQueries({ queryKey: ['distribution'] }));
  const [chosen, setChosen] = useState<boolean>();
  const [typed, setTyped] = useState<string>();
  if (!distribution) return null;
  const isOn = chosen ?? Boolean(distribution.most);
  const most = typed ?? String(distribution.most ?? USUAL);
  const keep = async () => {
    if (await change.run(DistributeComplaintsDocument, { input: { most: isOn ? Number(most) : null } })) onClose();
  };
  return (
    <ActionDialog
      title={translate('distribution.title')}
      submit={translate('ra.action.save')}
      busy={change.busy || (isOn && !/^\d+$/.test(most))}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void keep()}
      onClose={onClose}
    >
      <FormControlLabel
        control={<Switch checked={isOn} onChange={(_, checked) => setChosen(checked)} />}
        label={translate('distribution.on')}
      />
      <TextField
        label={translate('field.most')}
        value={most}
        disabled={!isOn}
        onChange={(event) => setTyped(event.target.value.trim())}
        helperText={translate('distribution.how')}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
      />
      {distribution.atWork.length ? (
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{translate('distribution.atWork')}</TableCell>
              <TableCell align="right">{translate('distribution.open')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {distribution.atWork.map(({ id, name, open }) => (
              <TableRow key={id}>
                <TableCell>{name}</TableCell>
                <TableCell align="right">{open}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : (
        <Typography variant="body2" color="text.secondary">
          {translate('distribution.nobody')}
        </Typography>
      )}
    </ActionDialog>
  );
}
