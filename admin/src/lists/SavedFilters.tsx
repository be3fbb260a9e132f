/** Filters kept under a name, in this browser. */
import BookmarkBorderOutlined from '@mui/icons-material/BookmarkBorderOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Button, Divider, IconButton, Menu, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useListContext, useStore, useTranslate } from 'react-admin';
import { ActionDialog } from '../forms/ActionDialog.tsx';

interface SavedFilter {
  name: string;
  filter: Record<string, unknown>;
}

export function SavedFilters({ storeKey }: { storeKey: string }) {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const [saved, setSaved] = useStore<SavedFilter[]>(storeKey, []);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [name, setName] = useState<string>();
  const close = () => setAnchor(null);
  const save = () => {
    const given = name?.trim();
    if (!given) return;
    setSaved([...saved.filter((each) => each.name !== given), { name: given, filter: filterValues }]);
    setName(undefined);
  };
  return (
    <>
      <Button startIcon={<BookmarkBorderOutlined />} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        {translate('list.savedFilters')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        {saved.map((each) => (
          <MenuItem
            key={each.name}
            onClick={() => {
              setFilters(each.filter);
              close();
            }}
            sx={{ justifyContent: 'space-between', gap: 2 }}
          >
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
          onSubmit={save}
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
        </ActionDialog>
      )}
    </>
  );
}
