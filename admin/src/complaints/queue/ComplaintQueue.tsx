/** The 48-hour queue: most urgent first, tabs, filters, keyset pages. */
import { Box, Card, Typography } from '@mui/material';
import { Datagrid, FilterForm, FunctionField, ListBase, SelectArrayInput, TextField, TextInput, Title, useTranslate } from 'react-admin';
import type { QueueQuery } from '../../../generated/graphql.ts';
import { showDate } from '../format.ts';
import { TimeLeft } from '../TimeLeft.tsx';
import { QueuePages } from './QueuePages.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import { UnitInput } from './UnitInput.tsx';

export type QueuedComplaint = QueueQuery['complaints']['nodes'][number];

const KINDS = ['DOSE_MISSING', 'DOSE_WRONG', 'PERSON_WRONG', 'DOSES_OF_ANOTHER', 'RECORD_SPLIT', 'PASSPORT'];
const STATUSES = ['RECEIVED', 'IN_PROGRESS', 'RESOLVING', 'RESOLVED', 'REJECTED'];
const REFRESH_MS = 10_000;

const choices = (group: string, values: readonly string[]) => values.map((id) => ({ id, name: `${group}.${id}` }));
/** Without a choice the label stands on the line of its neighbours' labels. */
const select = { minWidth: 170, '& .MuiInputLabel-root:not(.MuiInputLabel-shrink)': { transform: 'translate(14px, 9px) scale(1)' } };

const filters = [
  <TextInput key="text" source="text" alwaysOn resettable sx={{ minWidth: 300 }} />,
  <SelectArrayInput key="kinds" source="kinds" size="small" alwaysOn choices={choices('kind', KINDS)} sx={select} />,
  <SelectArrayInput key="statuses" source="statuses" size="small" alwaysOn choices={choices('status', STATUSES)} sx={select} />,
  <UnitInput key="unit" source="unit" alwaysOn />,
];

export function ComplaintQueue() {
  const translate = useTranslate();
  return (
    <ListBase
      perPage={25}
      filterDefaultValues={{ tab: 'UNASSIGNED' }}
      sort={{ field: 'deadline', order: 'ASC' }}
      queryOptions={{ refetchInterval: REFRESH_MS }}
    >
      <Title title={translate('resources.complaints.name')} />
      <QueueTabs />
      <Box sx={{ '& form': { minHeight: 0 } }}>
        <FilterForm filters={filters} />
      </Box>
      <Card sx={{ flex: 'none', mt: 1 }}>
        <Datagrid bulkActionButtons={false} rowClick="show" size="small" sx={{ '& td, & th': { px: 1, whiteSpace: 'nowrap' } }}>
          <FunctionField
            source="deadline"
            sortable={false}
            render={(complaint: QueuedComplaint) => <TimeLeft deadline={complaint.deadline} finishedAt={complaint.finishedAt ?? null} />}
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
          <FunctionField source="responsible" sortable={false} render={({ responsible }: QueuedComplaint) => <Unit {...responsible} />} />
          <FunctionField source="status" sortable={false} render={({ status }: QueuedComplaint) => translate(`status.${status}`)} />
          <TextField source="assignee" sortable={false} emptyText="—" />
        </Datagrid>
      </Card>
      <QueuePages />
    </ListBase>
  );
}

/** A ward's number says nothing without its district. */
const Unit = ({ site, administrativeUnit, code }: QueuedComplaint['responsible']) => (
  <TwoLines
    first={site?.name ?? administrativeUnit?.name ?? code}
    second={site?.district?.name ?? administrativeUnit?.parent?.name ?? ''}
  />
);

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
