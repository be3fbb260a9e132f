/** The complaints of a page of the queue: a table at a desk, cards on a phone. */

import { Box, Card, CardActionArea, Stack, Typography } from '@mui/material';
import { Datagrid, FunctionField, TextField, useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { showDate } from '../../format.ts';
import { useNarrow } from '../../lists/useNarrow.ts';
import type { QueuedComplaint } from '../complaint.ts';
import { TimeLeft } from '../TimeLeft.tsx';
import { rowId } from './useQueueKeys.ts';

export function QueueTable({ chosen }: { chosen: string | undefined }) {
  const translate = useTranslate();
  const narrow = useNarrow();
  if (narrow) return <Cards />;
  return (
    <Card sx={{ flex: 'none', mt: 1 }}>
      <Datagrid
        bulkActionButtons={false}
        rowClick="show"
        size="small"
        rowSx={(complaint: QueuedComplaint) =>
          complaint.id === chosen ? { bgcolor: 'action.selected', outline: '2px solid', outlineOffset: -2 } : {}
        }
        sx={{ '& td, & th': { px: 1, whiteSpace: 'nowrap' } }}
      >
        <FunctionField
          source="deadline"
          sortable={false}
          render={(complaint: QueuedComplaint) => (
            <span id={rowId(complaint.id)}>
              <TimeLeft deadline={complaint.deadline} finishedAt={complaint.finishedAt ?? null} />
            </span>
          )}
        />
        <TextField source="code" sortable={false} sx={{ fontVariantNumeric: 'tabular-nums' }} />
        <FunctionField
          source="complainant"
          sortable={false}
          render={({ complainant }: QueuedComplaint) => (
            <TwoLines first={complainant.fullName} second={showDate(complainant.dateOfBirth)} />
          )}
        />
        <FunctionField source="kind" sortable={false} render={({ kind }: QueuedComplaint) => translate(`kind.${kind}`)} />
        <FunctionField
          source="responsible"
          sortable={false}
          render={({ responsible }: QueuedComplaint) => <TwoLines {...unitOf(responsible)} />}
        />
        <FunctionField source="status" sortable={false} render={({ status }: QueuedComplaint) => translate(`status.${status}`)} />
        <TextField source="assignee" sortable={false} emptyText="—" />
      </Datagrid>
    </Card>
  );
}

function Cards() {
  const translate = useTranslate();
  const { data = [] } = useListContext<QueuedComplaint>();
  return (
    <Stack spacing={1} sx={{ mt: 1 }}>
      {data.map((complaint) => {
        const { first, second } = unitOf(complaint.responsible);
        return (
          <Card key={complaint.id}>
            <CardActionArea component={Link} to={`/complaints/${complaint.id}/show`} sx={{ p: 1.5 }}>
              <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
                <Typography sx={{ fontWeight: 600 }}>{complaint.complainant.fullName}</Typography>
                <TimeLeft deadline={complaint.deadline} finishedAt={complaint.finishedAt ?? null} />
              </Stack>
              <Typography variant="body2">
                {translate(`kind.${complaint.kind}`)} · {translate(`status.${complaint.status}`)}
              </Typography>
              <Typography variant="body2" color="text.secondary">
                {[first, second].filter(Boolean).join(', ')}
              </Typography>
              <Box component="span" sx={{ typography: 'caption', fontVariantNumeric: 'tabular-nums' }}>
                {complaint.code}
              </Box>
            </CardActionArea>
          </Card>
        );
      })}
    </Stack>
  );
}

/** A ward's number says nothing without its district. */
const unitOf = ({ site, administrativeUnit, code }: QueuedComplaint['responsible']) => ({
  first: site?.name ?? administrativeUnit?.name ?? code,
  second: site?.district?.name ?? administrativeUnit?.parent?.name ?? '',
});

const TwoLines = ({ first, second }: { first: string; second: string }) => (
  <>
    <Typography variant="body2" component="span" noWrap sx={{ display: 'block', maxWidth: 190 }} title={first}>
      {first}
    </Typography>
    <Typography variant="caption" color="text.secondary">
      {second}
    </Typography>
  </>
);
