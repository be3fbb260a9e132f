/** Chooses a row, or all rows of the page, for what is done together. */
import { Checkbox } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import type { QueuedComplaint } from '../complaint.ts';

const small = { p: 0.25 } as const;

export function SelectBox({ complaint }: { complaint: QueuedComplaint }) {
  const translate = useTranslate();
  const { selectedIds, onToggleItem } = useListContext<QueuedComplaint>();
  return (
    <Checkbox
      size="small"
      sx={small}
      checked={selectedIds.includes(complaint.id)}
      onClick={(event) => event.stopPropagation()} // the row opens the complaint
      onChange={() => onToggleItem(complaint.id)}
      slotProps={{ input: { 'aria-label': `${translate('ra.action.select_row')} ${complaint.code}` } }}
    />
  );
}

export function SelectAllBox() {
  const translate = useTranslate();
  const { data = [], selectedIds, onSelect } = useListContext<QueuedComplaint>();
  const all = data.map(({ id }) => id);
  const isAll = all.length > 0 && all.every((id) => selectedIds.includes(id));
  return (
    <Checkbox
      size="small"
      sx={small}
      checked={isAll}
      indeterminate={!isAll && selectedIds.length > 0}
      onChange={() => onSelect(isAll ? [] : all)}
      slotProps={{ input: { 'aria-label': translate('ra.action.select_all') } }}
    />
  );
}
