/** What can be done to the rows that are chosen. */
import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useListContext, usePermissions, useTranslate } from 'react-admin';
import { useKeys } from '../../keyboard/keys.ts';
import { can } from '../../signIn/access.ts';
import type { QueuedComplaint } from '../complaint.ts';
import { BulkDialog } from './BulkDialog.tsx';
import type { BulkAction } from './useBulkUpdate.ts';

const OFFERED: readonly { action: BulkAction; label: string; key: string }[] = [
  { action: 'CLAIM', label: 'act.claim', key: 't' },
  { action: 'RELEASE', label: 'act.release', key: 'u' },
  { action: 'ASSIGN', label: 'act.assign', key: 'a' },
  { action: 'TRANSFER', label: 'act.transfer', key: 'c' },
  { action: 'REJECT', label: 'act.reject', key: 'x' },
];

export function BulkButtons() {
  const translate = useTranslate();
  const { permissions: role } = usePermissions<string>();
  const { data = [], selectedIds, onUnselectItems } = useListContext<QueuedComplaint>();
  const [open, setOpen] = useState<{ action: BulkAction; complaints: QueuedComplaint[] }>();
  const chosen = data.filter(({ id }) => selectedIds.includes(id));
  const offered = OFFERED.filter(({ action }) => action !== 'ASSIGN' || can(role, 'complaint:assign'));
  const show = (action: BulkAction) => setOpen({ action, complaints: chosen });
  useKeys(chosen.length ? offered.map(({ action, label, key }) => ({ key, label, run: () => show(action) })) : []);
  if (!chosen.length && !open) return null;
  return (
    <Stack
      direction="row"
      useFlexGap
      spacing={1}
      sx={{ px: 1.5, py: 0.75, flexWrap: 'wrap', alignItems: 'center', bgcolor: 'action.selected' }}
    >
      <Typography variant="body2" sx={{ mr: 1, fontWeight: 600 }}>
        {translate('bulk.chosen', { smart_count: chosen.length })}
      </Typography>
      {offered.map(({ action, label }) => (
        <Button key={action} size="small" color={action === 'REJECT' ? 'error' : 'primary'} onClick={() => show(action)}>
          {translate(label)}
        </Button>
      ))}
      {open && (
        <BulkDialog
          {...open}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined);
            onUnselectItems();
          }}
        />
      )}
    </Stack>
  );
}
