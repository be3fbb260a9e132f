/** What a handler makes of the queue: filters kept under a name, which columns, how dense, the list as a file. */
import DensityMediumOutlined from '@mui/icons-material/DensityMediumOutlined';
import DensitySmallOutlined from '@mui/icons-material/DensitySmallOutlined';
import { IconButton, Stack, Tooltip } from '@mui/material';
import { SelectColumnsButton, SortButton, useListContext, useStore, useTranslate } from 'react-admin';
import { useIsMobile } from '../../design/useIsMobile.ts';
import { ExportButton } from '../../lists/ExportButton.tsx';
import { SavedFilters } from '../../lists/SavedFilters.tsx';
import { ORDERED_BY, queueQuestion } from './sort.ts';
import { useSavedViews } from './useSavedViews.ts';

export const QUEUE_TABLE = 'complaints.table';
export const useDense = () => useStore('complaints.dense', false);

export function QueueTools() {
  const translate = useTranslate();
  const [dense, setDense] = useDense();
  const { filterValues, sort } = useListContext();
  const narrow = useIsMobile();
  const shared = useSavedViews();
  const { filter, orderBy } = queueQuestion(filterValues, sort);
  const density = translate(dense ? 'list.roomy' : 'list.dense');
  return (
    <Stack direction="row" spacing={0.5} sx={{ alignItems: 'center', ml: 'auto' }}>
      <SavedFilters storeKey="complaints.savedFilters" shared={shared} />
      {narrow && <SortButton fields={ORDERED_BY} />}
      {!narrow && <SelectColumnsButton preferenceKey={QUEUE_TABLE} size="medium" />}
      <Tooltip title={density}>
        <IconButton
          aria-label={density}
          color="primary"
          onClick={() => setDense(!dense)}
          sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
        >
          {dense ? <DensityMediumOutlined /> : <DensitySmallOutlined />}
        </IconButton>
      </Tooltip>
      <ExportButton path="/complaint-lists" filter={{ ...filter, orderBy }} />
    </Stack>
  );
}
