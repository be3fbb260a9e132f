/** Ctrl+K: one box over people, complaints, units, contacts, accounts, screens and what can be done here; by keyboard alone. */
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { Box, Dialog, InputBase, LinearProgress, Stack, Typography } from '@mui/material';
import { Fragment, useEffect, useId, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { KeyHint } from '../design/KeyHint.tsx';
import type { Found } from './found.ts';
import { useCommands } from './useCommands.ts';
import { useSearch } from './useSearch.ts';

const MAX_RECENT = 6;
/** As long as the page lives: names of people are left in no browser. */
let recent: Found[] = [];

export function SearchPalette({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [isWaiting, setWaiting] = useState(false);
  const { found, isCurrent, isFetching, failed } = useSearch(typed);
  const commands = useCommands(typed);
  const shown = typed.trim() ? [...found, ...commands] : [...recent, ...commands];
  const chosen = shown[Math.min(at, shown.length - 1)];
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is chosen
  useEffect(() => void list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [chosen?.key]);

  const take = (one: Found | undefined) => {
    if (!one) return;
    if (!isCurrent && found.includes(one)) return setWaiting(true);
    onClose();
    if (one.run) return void setTimeout(one.run); // once the dialog is gone, whose focus goes back first
    recent = [{ ...one, group: 'recent' as const }, ...recent.filter(({ key }) => key !== one.key)].slice(0, MAX_RECENT);
    if (one.to) navigate(one.to);
  };
  // Who pressed Enter before the answer to what is typed was there gets its first, once it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the answer is there
  useEffect(() => {
    if (!isWaiting || !isCurrent) return;
    setWaiting(false);
    take(shown[0]);
  }, [isWaiting, isCurrent]);
  const move = (by: number) => setAt((Math.min(at, shown.length - 1) + by + shown.length) % Math.max(shown.length, 1));
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-label={translate('search.title')}
      transitionDuration={0}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' }, '& .MuiDialog-paper': { mt: { xs: 1, sm: 10 }, maxHeight: '70vh' } }}
    >
      <Stack direction="row" spacing={1} sx={{ px: 2, py: 1, alignItems: 'center', borderBottom: 1, borderColor: 'divider' }}>
        <SearchOutlined aria-hidden />
        <InputBase
          autoFocus
          fullWidth
          value={typed}
          placeholder={translate('search.placeholder')}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
            setWaiting(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') move(1);
            else if (event.key === 'ArrowUp') move(-1);
            else if (event.key === 'Enter' && !event.nativeEvent.isComposing) take(chosen);
            else return;
            event.preventDefault();
          }}
          inputProps={{
            role: 'combobox',
            'aria-label': translate('search.title'),
            'aria-expanded': true,
            'aria-controls': listId,
            'aria-activedescendant': chosen && `${listId}${chosen.key}`,
          }}
        />
      </Stack>
      <Box sx={{ height: 2 }}>{isFetching && <LinearProgress sx={{ height: 2 }} aria-label={translate('ra.page.loading')} />}</Box>
      <Box ref={list} id={listId} role="listbox" aria-label={translate('search.title')} sx={{ overflowY: 'auto', pb: 1 }}>
        {shown.map((one, i) => (
          <Fragment key={one.key}>
            {one.group !== shown[i - 1]?.group && (
              <Typography variant="caption" component="div" role="presentation" color="textSecondary" sx={{ px: 2, pt: 1.25, pb: 0.5 }}>
                {translate(`search.group.${one.group}`)}
              </Typography>
            )}
            <Row one={one} id={`${listId}${one.key}`} isChosen={one === chosen} onTake={() => take(one)} />
          </Fragment>
        ))}
        {!shown.length && (
          <Typography role="status" sx={{ p: 2 }} color="textSecondary">
            {translate(failed ? 'screen.failed' : isFetching ? 'ra.page.loading' : 'search.nothing')}
          </Typography>
        )}
      </Box>
    </Dialog>
  );
}

function Row({ one, id, isChosen, onTake }: { one: Found; id: string; isChosen: boolean; onTake: () => void }) {
  return (
    <Box
      id={id}
      role="option"
      aria-selected={isChosen}
      onClick={onTake}
      sx={{
        display: 'flex',
        gap: 1,
        alignItems: 'baseline',
        px: 2,
        py: 0.75,
        cursor: 'pointer',
        bgcolor: isChosen ? 'action.selected' : undefined,
        '&:hover': { bgcolor: isChosen ? 'action.selected' : 'action.hover' },
      }}
    >
      <Typography variant="body2" component="span" noWrap sx={{ fontWeight: 600, flexShrink: 0, maxWidth: '60%' }}>
        {one.title}
      </Typography>
      <Typography variant="caption" component="span" color="textSecondary" noWrap sx={{ flexGrow: 1 }}>
        {one.detail}
      </Typography>
      {one.keyName && <KeyHint keyName={one.keyName} />}
    </Box>
  );
}
