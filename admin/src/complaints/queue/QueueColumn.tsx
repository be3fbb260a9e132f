/** The queue beside the complaint that is open: the same scope, conditions and order as the table of the queue. */
import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import { Box, IconButton, MenuItem, Stack, TextField, Tooltip, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ListRow } from '../../design/ListRow.tsx';
import { Empty } from '../../lists/Empty.tsx';
import { ListStatus } from '../../lists/ListStatus.tsx';
import { Pagination } from '../../lists/Pagination.tsx';
import type { QueuedComplaint } from '../complaint.ts';
import { TimeLeft } from '../TimeLeft.tsx';
import { unitOf } from './unitOf.ts';
import { rowId, useQueueOrder } from './useQueueKeys.ts';
import { useScopes } from './useScopes.ts';

const BELOW_BAR = 'calc(100vh - 48px)';

export function QueueColumn({ chosenId }: { chosenId: string }) {
  return (
    <Box
      component="aside"
      sx={{
        position: 'sticky',
        top: 48,
        height: BELOW_BAR,
        display: 'flex',
        flexDirection: 'column',
        borderRight: 1,
        borderColor: 'divider',
        ml: -2,
        // What is decided needs the room beside its evidence.
        'body[data-panel] &': { display: { lg: 'none', xl: 'flex' } },
      }}
    >
      <Head />
      <Box sx={{ overflowY: 'auto', flexGrow: 1 }}>
        <ListStatus>
          <Rows chosenId={chosenId} />
          <Box sx={{ px: 1 }}>
            <Pagination />
          </Box>
        </ListStatus>
      </Box>
    </Box>
  );
}

function Head() {
  const translate = useTranslate();
  const { scope, scopes, choose } = useScopes();
  const { filterValues } = useListContext();
  const text: string = filterValues['text'] ?? '';
  return (
    <Stack direction="row" spacing={0.5} sx={{ p: 1, alignItems: 'center', borderBottom: 1, borderColor: 'divider' }}>
      <Tooltip title={translate('keys.queue')}>
        <IconButton component={Link} to="/complaints" size="small" aria-label={translate('keys.queue')}>
          <ArrowBackOutlined fontSize="small" />
        </IconButton>
      </Tooltip>
      <TextField
        select
        margin="none"
        value={scope}
        onChange={({ target }) => choose(scopes.find(({ name }) => name === target.value)?.name ?? scope)}
        slotProps={{ htmlInput: { 'aria-label': translate('resources.complaints.name') } }}
      >
        {scopes.map(({ name, label, count }) => (
          <MenuItem key={name} value={name}>
            {count == null ? label : `${label} (${count.toLocaleString('vi')})`}
          </MenuItem>
        ))}
      </TextField>
      {text && (
        <Typography variant="caption" color="textSecondary" noWrap sx={{ flexShrink: 0, maxWidth: 90 }} title={text}>
          “{text}”
        </Typography>
      )}
    </Stack>
  );
}

function Rows({ chosenId }: { chosenId: string }) {
  const translate = useTranslate();
  const { data = [] } = useListContext<QueuedComplaint>();
  const [, setOrder] = useQueueOrder();
  const ids = data.map(({ id }) => id).join();
  // What is open stays in the order when it has left the list meanwhile: j goes on from where one is.
  useEffect(() => {
    if (ids.includes(chosenId)) setOrder(ids.split(','));
  }, [ids, chosenId, setOrder]);
  useEffect(() => void document.getElementById(rowId(chosenId))?.scrollIntoView({ block: 'nearest' }), [chosenId]);
  if (!data.length) return <Empty />;
  return data.map(({ id, complainant, kind, responsible, deadline, closedAt }) => (
    <ListRow
      key={id}
      id={rowId(id)}
      to={`/complaints/${id}/show`}
      isChosen={id === chosenId}
      title={complainant.fullName}
      mark={<TimeLeft deadline={deadline} closedAt={closedAt ?? null} />}
      detail={[translate(`kind.${kind}`), unitOf(responsible).first, unitOf(responsible).second].filter(Boolean).join(' · ')}
    />
  ));
}
