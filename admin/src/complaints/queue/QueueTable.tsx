/** The complaints of a page of the queue: a table at a desk, cards on a phone. */

import { Box, Card, CardActionArea, Chip, Stack, Typography } from '@mui/material';
import { DatagridConfigurable, FunctionField, TextField, useListContext, usePermissions, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useIsMobile } from '../../design/useIsMobile.ts';
import { showDate, showShortly } from '../../format.ts';
import { Empty } from '../../lists/Empty.tsx';
import { can } from '../../signIn/access.ts';
import { BulkButtons } from '../bulk/BulkButtons.tsx';
import { SelectAllBox, SelectBox } from '../bulk/SelectBox.tsx';
import type { QueuedComplaint } from '../complaint.ts';
import { TimeLeft } from '../TimeLeft.tsx';
import { QUEUE_TABLE, useDense } from './QueueTools.tsx';
import { unitOf } from './unitOf.ts';
import { rowId } from './useQueueKeys.ts';

export function QueueTable({ chosen }: { chosen: string | undefined }) {
  const translate = useTranslate();
  const narrow = useIsMobile();
  const [dense] = useDense();
  const { permissions: role } = usePermissions<string>();
  const mayHandle = can(role, 'complaint:handle');
  if (narrow) return <Cards />;
  return (
    <Card sx={{ flex: 'none', mt: 1 }}>
      {mayHandle && <BulkButtons />}
      <DatagridConfigurable
        preferenceKey={QUEUE_TABLE}
        empty={<Empty />}
        bulkActionButtons={false}
        rowClick="show"
        size="small"
        rowSx={(complaint: QueuedComplaint) =>
          complaint.id === chosen ? { bgcolor: 'action.selected', outline: '2px solid', outlineOffset: -2 } : {}
        }
        sx={{ '& td, & th': { px: 1, ...(dense ? { py: 0 } : {}), whiteSpace: 'nowrap' } }}
      >
        {mayHandle && (
          <FunctionField
            source="id"
            label={<SelectAllBox />}
            sortable={false}
            render={(complaint: QueuedComplaint) => <SelectBox complaint={complaint} />}
          />
        )}
        <FunctionField
          source="deadline"
          render={(complaint: QueuedComplaint) => (
            <span id={rowId(complaint.id)}>
              <TimeLeft deadline={complaint.deadline} closedAt={complaint.closedAt ?? null} />
            </span>
          )}
        />
        <FunctionField
          source="recordedAt"
          sx={{ fontVariantNumeric: 'tabular-nums' }}
          render={({ code, recordedAt }: QueuedComplaint) => <TwoLines first={code} second={showShortly(recordedAt)} />}
        />
        <FunctionField
          source="complainant"
          sortable={false}
          render={({ complainant, possibleDuplicate }: QueuedComplaint) => (
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
              <TwoLines short first={complainant.fullName} second={showDate(complainant.dateOfBirth)} />
              {possibleDuplicate && (
                <Chip
                  size="small"
                  color="warning"
                  label={translate('write.possibleDuplicate')}
                  title={translate('write.possibleDuplicateOf', { code: possibleDuplicate.code })}
                />
              )}
            </Stack>
          )}
        />
        <FunctionField source="kind" render={({ kind }: QueuedComplaint) => translate(`kind.${kind}`)} />
        <FunctionField source="responsible" render={({ responsible }: QueuedComplaint) => <TwoLines {...unitOf(responsible)} />} />
        <FunctionField
          source="status"
          sortable={false}
          render={(complaint: QueuedComplaint) => (
            <>
              {translate(`status.${complaint.status}`)}
              <WaitsForSecond complaint={complaint} />
            </>
          )}
        />
        <TextField source="assignee.name" label="resources.complaints.fields.assignee" sortable={false} emptyText="—" />
      </DatagridConfigurable>
    </Card>
  );
}

function Cards() {
  const translate = useTranslate();
  const { data = [] } = useListContext<QueuedComplaint>();
  if (!data.length) return <Empty />;
  return (
    <Stack spacing={1} sx={{ mt: 1 }}>
      {data.map((complaint) => {
        const { first, second } = unitOf(complaint.responsible);
        return (
          <Card key={complaint.id}>
            <CardActionArea component={Link} to={`/complaints/${complaint.id}/show`} sx={{ p: 1.5 }}>
              <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
                <Typography sx={{ fontWeight: 600 }}>{complaint.complainant.fullName}</Typography>
                <TimeLeft deadline={complaint.deadline} closedAt={complaint.closedAt ?? null} />
              </Stack>
              <Typography variant="body2">
                {translate(`kind.${complaint.kind}`)} · {translate(`status.${complaint.status}`)}
              </Typography>
              <WaitsForSecond complaint={complaint} />
              <Typography variant="body2" color="textSecondary">
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

/** It was proposed whose record it is about: another handler is asked, while its 48 hours run. */
function WaitsForSecond({ complaint: { proposedLink } }: { complaint: QueuedComplaint }) {
  const translate = useTranslate();
  if (!proposedLink) return null;
  const isAsked = proposedLink.viewerCanConfirm;
  const label = translate(isAsked ? 'screen.recordToConfirm' : 'screen.waitsForSecond');
  return (
    <Chip
      size="small"
      color="warning"
      variant={isAsked ? 'filled' : 'outlined'}
      label={label}
      sx={{ display: 'flex', width: 'fit-content' }}
    />
  );
}

/** In dense rows there is room for the second only where it is short. */
function TwoLines({ first, second, short = false }: { first: string; second: string; short?: boolean }) {
  const [dense] = useDense();
  return (
    <Stack direction={dense ? 'row' : 'column'} sx={{ columnGap: 1, alignItems: dense ? 'baseline' : 'start' }}>
      <Typography variant="body2" component="span" noWrap sx={{ maxWidth: 190 }} title={[first, second].join(', ')}>
        {first}
      </Typography>
      {(!dense || short) && (
        <Typography variant="caption" color="textSecondary" noWrap>
          {second}
        </Typography>
      )}
    </Stack>
  );
}
