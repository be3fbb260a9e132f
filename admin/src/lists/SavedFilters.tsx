/** Filters, with the order they were kept in, under a name: one's own in this browser, those of the unit for everybody. */
import BookmarkBorderOutlined from '@mui/icons-material/BookmarkBorderOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Button, Checkbox, Divider, FormControlLabel, IconButton, ListSubheader, Menu, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { type SortPayload, useListContext, useStore, useTranslate } from 'react-admin';
import { ActionDialog } from '../forms/ActionDialog.tsx';

export interface SavedFilter {
  name: string;
  filter: Record<string, unknown>;
  sort?: SortPayload | undefined;
  /** Of a shared one: whether one's own unit keeps it. */
  mine?: boolean;
}

export interface SharedFilters {
  all: readonly SavedFilter[];
  /** Absent where the signed-in person may not. */
  save: ((filter: SavedFilter) => Promise<boolean>) | undefined;
  remove: ((name: string) => Promise<boolean>) | undefined;
}

export function SavedFilters({ storeKey, shared }: { storeKey: string; shared: SharedFilters }) {
  const translate = useTranslate();
  const { filterValues, setFilters, sort, setSort } = useListContext();
  const [saved, setSaved] = useStore<SavedFilter[]>(storeKey, []);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [name, setName] = useState<string>();
  const close = () => setAnchor(null);
  const [forAll, setForAll] = useState(false);
  const apply = (view: SavedFilter) => {
    setFilters(view.filter);
    if (view.sort) setSort(view.sort);
    close();
  };
  const save = async () => {
    const given = name?.trim();
    if (!given) return;
    const kept = { name: given, filter: filterValues, sort };
    if (forAll) {
      if (!(await shared.save?.(kept))) return;
    } else setSaved([...saved.filter((each) => each.name !== given), kept]);
    setName(undefined);
  };
  return (
    <>
      <Button startIcon={<BookmarkBorderOutlined />} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        {translate('list.savedFilters')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        {saved.map((each) => (
          <MenuItem key={each.name} onClick={() => apply(each)} sx={{ justifyContent: 'space-between', gap: 2 }}>
            {each.name}
            <IconButton
              size="small"
              aria-label={translate('list.forgetFilter', { name: each.name })}
              onClick={(event) => {
                event.stopPropagation();
                setSaved(saved.filter((other) => other !== each));
              }}
            >
              <DeleteOutlined fontSize="small" />
            </IconButton>
          </MenuItem>
        ))}
        {saved.length > 0 && <Divider />}
        {shared.all.length > 0 && <ListSubheader>{translate('write.shared')}</ListSubheader>}
        {shared.all.map((each) => (
          <MenuItem key={each.name} onClick={() => apply(each)} sx={{ justifyContent: 'space-between', gap: 2 }}>
            {each.name}
            {shared.remove && each.mine && (
              <IconButton
                size="small"
                aria-label={translate('write.deleteView', { name: each.name })}
                onClick={(event) => {
                  event.stopPropagation();
                  void shared.remove?.(each.name);
                }}
              >
                <DeleteOutlined fontSize="small" />
              </IconButton>
            )}
          </MenuItem>
        ))}
        {shared.all.length > 0 && <Divider />}
        <MenuItem
          onClick={() => {
            close();
            setName('');
          }}
        >
          {translate('list.saveFilter')}
        </MenuItem>
      </Menu>
      {name !== undefined && (
        <ActionDialog
          title={translate('list.saveFilter')}
          submit={translate('ra.action.save')}
          busy={!name.trim()}
          errors={[]}
          onSubmit={() => void save()}
          onClose={() => setName(undefined)}
        >
          <TextField
            autoFocus
            required
            label={translate('list.filterName')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 60 } }}
          />
          {shared.save && (
            <FormControlLabel
              control={<Checkbox checked={forAll} onChange={(_, checked) => setForAll(checked)} />}
              label={translate('write.saveView')}
            />
          )}
        </ActionDialog>
      )}
    </>
  );
}
