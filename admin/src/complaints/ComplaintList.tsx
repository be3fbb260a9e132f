/** The 48-hour queue: most urgent first, tabs, filters, keyset pages. */
import TuneOutlined from '@mui/icons-material/TuneOutlined';
import { Box, Button } from '@mui/material';
import { useRef, useState } from 'react';
import { FilterForm, SelectArrayInput, TextInput, Title, useListContext, usePermissions, useTranslate } from 'react-admin';
import { useIsMobile } from '../design/useIsMobile.ts';
import { ListStatus } from '../lists/ListStatus.tsx';
import { Pagination } from '../lists/Pagination.tsx';
import { can } from '../signIn/access.ts';
import { KINDS, STATUSES } from './complaint.ts';
import { FurtherFilters } from './queue/FurtherFilters.tsx';
import { QueueBase } from './queue/QueueBase.tsx';
import { QueueTable } from './queue/QueueTable.tsx';
import { QueueTabs } from './queue/QueueTabs.tsx';
import { QueueTools } from './queue/QueueTools.tsx';
import { UnitFilter } from './queue/UnitFilter.tsx';
import { useQueueKeys } from './queue/useQueueKeys.ts';

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

const search = <SearchInput key="text" source="text" alwaysOn />;
const CONDITIONS = ['kinds', 'statuses', 'unit'] as const;
const conditions = [
  <SelectArrayInput key="kinds" source="kinds" size="small" alwaysOn choices={choices('kind', KINDS)} sx={select} />,
  <SelectArrayInput key="statuses" source="statuses" size="small" alwaysOn choices={choices('status', STATUSES)} sx={select} />,
  <UnitFilter key="unit" source="unit" alwaysOn />,
];

export function ComplaintList() {
  const translate = useTranslate();
  return (
    <QueueBase>
      <Title title={translate('resources.complaints.name')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', minWidth: 0 }}>
        <QueueTabs />
        <QueueTools />
      </Box>
      <Queue />
    </QueueBase>
  );
}

function Queue() {
  const place = useRef<HTMLDivElement>(null);
  const chosen = useQueueKeys(() => place.current?.querySelector('input')?.focus());
  const isMobile = useIsMobile();
  const [isUnfolded, setUnfolded] = useState(false);
  return (
    <>
      <Box ref={place} sx={{ '& form': { minHeight: 0 }, '& form > *': { width: { xs: '100%', sm: 'auto' } } }}>
        <FilterForm filters={isMobile && !isUnfolded ? [search] : [search, ...conditions]} />
      </Box>
      {isMobile && <Unfold isUnfolded={isUnfolded} onToggle={() => setUnfolded(!isUnfolded)} />}
      <FurtherFilters />
      <ListStatus>
        <QueueTable chosen={chosen} />
        <Pagination />
      </ListStatus>
    </>
  );
}

/** On a phone the complaints come before what they are narrowed down by. */
function Unfold({ isUnfolded, onToggle }: { isUnfolded: boolean; onToggle: () => void }) {
  const translate = useTranslate();
  const { filterValues } = useListContext();
  const given = CONDITIONS.filter((name) => filterValues[name]?.length).length;
  return (
    <Button size="small" sx={{ alignSelf: 'start' }} startIcon={<TuneOutlined />} aria-expanded={isUnfolded} onClick={onToggle}>
      {translate('list.conditions')}
      {given > 0 && ` (${given})`}
    </Button>
  );
}
