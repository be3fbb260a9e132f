/** The 48-hour queue: most urgent first, tabs, filters, keyset pages. */
import { Box, Card } from '@mui/material';
import {
  Datagrid,
  FilterForm,
  FunctionField,
  ListBase,
  Pagination,
  SelectArrayInput,
  TextField,
  TextInput,
  Title,
  useTranslate,
} from 'react-admin';
import type { QueueQuery } from '../../../generated/graphql.ts';
import { showDate } from '../format.ts';
import { TimeLeft } from '../TimeLeft.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import { UnitInput } from './UnitInput.tsx';

export type QueuedComplaint = QueueQuery['complaints']['nodes'][number];

const KINDS = ['DOSE_MISSING', 'DOSE_WRONG', 'PERSON_WRONG', 'DOSES_OF_ANOTHER', 'RECORD_SPLIT', 'PASSPORT'];
const STATUSES = ['RECEIVED', 'IN_PROGRESS', 'RESOLVING', 'RESOLVED', 'REJECTED'];
const REFRESH_MS = 10_000;

const choices = (group: string, values: readonly string[]) => values.map((id) => ({ id, name: `${group}.${id}` }));
const filters = [
  <TextInput key="text" source="text" alwaysOn resettable sx={{ minWidth: 300 }} />,
  <SelectArrayInput key="kinds" source="kinds" alwaysOn choices={choices('kind', KINDS)} sx={{ minWidth: 170 }} />,
  <SelectArrayInput key="statuses" source="statuses" alwaysOn choices={choices('status', STATUSES)} sx={{ minWidth: 170 }} />,
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
        <Datagrid
          bulkActionButtons={false}
          rowClick="show"
          size="small"
          sx={{ '& td, & th': { whiteSpace: 'nowrap' }, '& .column-responsible': { whiteSpace: 'normal', minWidth: 180 } }}
        >
          <FunctionField
            source="deadline"
            sortable={false}
            render={(complaint: QueuedComplaint) => <TimeLeft deadline={complaint.deadline} finishedAt={complaint.finishedAt ?? null} />}
          />
          <TextField source="code" sortable={false} sx={{ fontVariantNumeric: 'tabular-nums' }} />
          <FunctionField
            source="complainant"
            sortable={false}
            render={({ complainant }: QueuedComplaint) => `${complainant.fullName}, ${showDate(complainant.dateOfBirth)}`}
          />
          <FunctionField source="kind" sortable={false} render={({ kind }: QueuedComplaint) => translate(`kind.${kind}`)} />
          <FunctionField
            source="responsible"
            sortable={false}
            render={({ responsible }: QueuedComplaint) =>
              responsible.site?.name ?? responsible.administrativeUnit?.name ?? responsible.code
            }
          />
          <FunctionField source="status" sortable={false} render={({ status }: QueuedComplaint) => translate(`status.${status}`)} />
          <TextField source="assignee" sortable={false} emptyText="—" />
        </Datagrid>
      </Card>
      <Pagination rowsPerPageOptions={[25, 50, 100]} />
    </ListBase>
  );
}
