/** The 48-hour queue: most urgent first, tabs, filters, keyset pages. */
import { Box } from '@mui/material';
import { useRef } from 'react';
import { FilterForm, ListBase, SelectArrayInput, TextInput, Title, usePermissions, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { ListStatus } from '../lists/ListStatus.tsx';
import { Pagination } from '../lists/Pagination.tsx';
import { can } from '../signIn/access.ts';
import type { DrillFilter } from '../statistics/Drill.tsx';
import { KINDS } from './complaint.ts';
import { useRefreshMs } from './live/LiveContext.tsx';
import { FurtherFilters } from './queue/FurtherFilters.tsx';
import { QueueTable } from './queue/QueueTable.tsx';
import { QueueTabs } from './queue/QueueTabs.tsx';
import { QueueTools } from './queue/QueueTools.tsx';
import { MOST_URGENT } from './queue/sort.ts';
import { UnitFilter } from './queue/UnitFilter.tsx';
import { useQueueKeys } from './queue/useQueueKeys.ts';

const STATUSES = ['RECEIVED', 'IN_PROGRESS', 'RESOLVING', 'RESOLVED', 'REJECTED', 'WITHDRAWN', 'MERGED'];

/** A condition that is not there is no condition. */
const present = (filter: object) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined));

const choices = (group: string, values: readonly string[]) => values.map((id) => ({ id, name: `${group}.${id}` }));
/** Without a choice the label stands on the line of its neighbours' labels. */
const select = {
  minWidth: 170,
  width: { xs: '100%', sm: 'auto' },
  '& .MuiInputLabel-root:not(.MuiInputLabel-shrink)': { transform: 'translate(14px, 9px) scale(1)' },
};

/** Who sees numbers masked finds no one by a number. */
function SearchInput(props: { source: string; alwaysOn?: boolean }) {
  const { permissions: role } = usePermissions<string>();
  const label = can(role, 'complaint:handle') ? undefined : 'screen.searchMasked';
  return <TextInput {...props} {...(label ? { label } : {})} resettable sx={{ minWidth: { xs: 0, sm: 280 } }} />;
}

const filters = [
  <SearchInput key="text" source="text" alwaysOn />,
  <SelectArrayInput key="kinds" source="kinds" size="small" alwaysOn choices={choices('kind', KINDS)} sx={select} />,
  <SelectArrayInput key="statuses" source="statuses" size="small" alwaysOn choices={choices('status', STATUSES)} sx={select} />,
  <UnitFilter key="unit" source="unit" alwaysOn />,
];

export function ComplaintList() {
  const translate = useTranslate();
  const drilled = useLocation().state?.filter as DrillFilter | undefined;
  return (
    <ListBase
      key={JSON.stringify(drilled)}
      storeKey={drilled ? false : 'complaints.view'} // back from a complaint, the queue is as it was left
      perPage={25}
      filterDefaultValues={drilled ? present(drilled) : { tab: 'UNASSIGNED' }}
      sort={MOST_URGENT}
      queryOptions={{ refetchInterval: useRefreshMs() }}
      disableSyncWithLocation // a search that is still on its way would bring the user back here from a complaint
    >
      <Title title={translate('resources.complaints.name')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', minWidth: 0 }}>
        <QueueTabs />
        <QueueTools />
      </Box>
      <Queue />
    </ListBase>
  );
}

function Queue() {
  const search = useRef<HTMLDivElement>(null);
  const chosen = useQueueKeys(() => search.current?.querySelector('input')?.focus());
  return (
    <>
      <Box ref={search} sx={{ '& form': { minHeight: 0 }, '& form > *': { width: { xs: '100%', sm: 'auto' } } }}>
        <FilterForm filters={filters} />
      </Box>
      <FurtherFilters />
      <ListStatus>
        <QueueTable chosen={chosen} />
        <Pagination />
      </ListStatus>
    </>
  );
}
