/** A list in a spreadsheet: choose it, see row by row what it would do, take it over. */
import {
  Alert,
  Box,
  Button,
  Chip,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  LinearProgress,
  Link,
  MenuItem,
  Radio,
  RadioGroup,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  ContactListDocument,
  type HiddenRows,
  type ListRowOutcome,
  RunContactListDocument,
  StopContactListDocument,
} from '../../generated/graphql.ts';
import { useChange } from '../forms/useChange.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { saveFile } from '../lists/saveFile.ts';

const WATCH_MS = 700;
const COUNTS = { wrong: 'WRONG', failed: 'FAILED', added: 'NEW', changed: 'CHANGED', same: 'SAME', done: 'DONE' } as const satisfies Record<
  string,
  ListRowOutcome
>;

/** What is looked at first, of what there is. */
const FIRST = ['wrong', 'failed', 'added', 'changed', 'done', 'same'] as const;

interface Refusal {
  code: string;
  message: string;
  reason?: string;
  details?: { missing?: string[]; unknown?: string[] };
}

/** Headers of the file by our column, as somebody matched them. */
type Matched = Record<string, string>;

export function ImportDialog({ onClose, onChanged }: { onClose: () => void; onChanged: () => Promise<void> }) {
  const translate = useTranslate();
  const graph = useGraph();
  const input = useRef<HTMLInputElement>(null);
  const [id, setId] = useState<string>();
  const [checking, setChecking] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [file, setFile] = useState<File>();
  const [chosen, setChosen] = useState<ListRowOutcome>();
  const [hiddenRows, setHiddenRows] = useState<HiddenRows>();
  const { data: list, refetch } = useQuery({
    queryKey: ['contactList', id, chosen],
    enabled: id !== undefined,
    queryFn: async () => await read(id ?? '', chosen),
    refetchInterval: ({ state }) => (state.data?.state === 'RUNNING' ? WATCH_MS : false),
    placeholderData: (before) => (before?.id === id ? before : undefined), // rows of another file are not this one's
  });
  /** Of what is to be looked at first: what is wrong, else what is new, unless somebody chose. */
  async function read(list: string, outcome: ListRowOutcome | undefined) {
    const ask = async (one: ListRowOutcome) =>
      (await graph.ask(ContactListDocument, { id: list, outcomes: [one] })).data.contactList ?? null;
    const first = await ask(outcome ?? 'WRONG');
    if (outcome || !first) return first && { ...first, shown: outcome ?? 'WRONG' };
    const most = FIRST.find((name) => first.counts[name] > 0) ?? 'wrong';
    return { ...(most === 'wrong' ? first : ((await ask(COUNTS[most])) ?? first)), shown: COUNTS[most] };
  }
  const change = useChange(async () => {
    await refetch();
    await onChanged();
  });

  const check = async (brought: File | undefined, matched: Matched = {}) => {
    if (!brought) return;
    setFile(brought);
    setChecking(true);
    setRefusals([]);
    setId(undefined);
    setChosen(undefined);
    setHiddenRows(undefined);
    const asked = new URLSearchParams({ name: brought.name });
    for (const [column, header] of Object.entries(matched)) asked.set(`column.${column}`, header);
    try {
      const answer = await graph.send<{ id?: string; errors?: Refusal[] }>(`/contact-lists?${asked}`, brought);
      setId(answer.id);
      setRefusals(answer.errors ?? []);
    } catch {
      setRefusals([{ code: 'UNAVAILABLE', message: '' }]);
    } finally {
      setChecking(false);
    }
  };
  const close = () => {
    void onChanged();
    onClose();
  };
  const ready = list && list.counts.added + list.counts.changed;
  return (
    <Dialog open onClose={close} fullWidth maxWidth="md">
      <DialogTitle>{translate('contacts.import')}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography>
            {translate('contacts.importHelp')}{' '}
            <Link component="button" type="button" onClick={() => void saveFile(graph, '/contact-lists?template=true')}>
              {translate('contacts.template')}
            </Link>
          </Typography>
          <Button variant={list ? 'outlined' : 'contained'} sx={{ alignSelf: 'start' }} onClick={() => input.current?.click()}>
            {translate(list ? 'contacts.chooseAgain' : 'contacts.choose')}
          </Button>
          <input
            ref={input}
            hidden
            type="file"
            accept=".xlsx,.csv,.txt"
            aria-label={translate('contacts.fileLabel')}
            onChange={(event) => {
              void check(event.target.files?.[0]);
              event.target.value = ''; // the same file, mended, is chosen again
            }}
          />
          {checking && <LinearProgress aria-label={translate('contacts.checking')} />}
          {refusals.map((refusal) => (
            <Refused key={refusal.message} refusal={refusal} onMatched={(matched) => void check(file, matched)} />
          ))}
          {list && (
            <>
              <Typography sx={{ fontWeight: 600 }}>
                {[
                  list.fileName,
                  list.sheet && translate('contacts.sheet', { name: list.sheet }),
                  list.encoding !== 'UTF-8' && list.encoding,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Typography>
              {list.hiddenRows > 0 && list.state === 'CHECKED' && (
                <Alert severity="warning">
                  {translate('contacts.hiddenRows', { smart_count: list.hiddenRows })}
                  <RadioGroup row value={hiddenRows ?? ''} onChange={(_, value) => setHiddenRows(value as HiddenRows)}>
                    {(['INCLUDE', 'LEAVE_OUT'] as const).map((value) => (
                      <FormControlLabel
                        key={value}
                        value={value}
                        control={<Radio size="small" />}
                        label={translate(`contacts.hidden.${value}`)}
                      />
                    ))}
                  </RadioGroup>
                </Alert>
              )}
              <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
                {(Object.keys(COUNTS) as (keyof typeof COUNTS)[])
                  .filter((name) => list.counts[name] > 0 || name === 'wrong')
                  .map((name) => (
                    <Chip
                      key={name}
                      clickable
                      color={name === 'wrong' || name === 'failed' ? (list.counts[name] ? 'error' : 'default') : 'primary'}
                      variant={list.shown === COUNTS[name] ? 'filled' : 'outlined'}
                      label={`${translate(`contacts.outcome.${COUNTS[name]}`)}: ${list.counts[name].toLocaleString('vi')}`}
                      onClick={() => setChosen(COUNTS[name])}
                    />
                  ))}
              </Stack>
              {list.state === 'RUNNING' && (
                <LinearProgress
                  variant="determinate"
                  aria-label={translate('contacts.takingOver')}
                  value={(100 * list.counts.done) / Math.max(1, list.counts.done + list.counts.added + list.counts.changed)}
                />
              )}
              {list.state === 'DONE' && (
                <Alert severity="success">{translate('contacts.takenOver', { smart_count: list.counts.done })}</Alert>
              )}
              {list.state === 'CHECKED' && list.counts.wrong > 0 && <Alert severity="warning">{translate('contacts.wrongHelp')}</Alert>}
              <Rows rows={list.rows.nodes} />
              {list.rows.pageInfo.hasNextPage && <Typography variant="caption">{translate('contacts.firstRows')}</Typography>}
            </>
          )}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{translate('ra.action.close')}</Button>
        {list?.state === 'RUNNING' && (
          <Button onClick={() => void change.run(StopContactListDocument, { input: { id: list.id } })}>{translate('contacts.stop')}</Button>
        )}
        {list && (list.state === 'CHECKED' || list.state === 'STOPPED') && (
          <Button
            variant="contained"
            disabled={change.busy || checking || !ready || (list.hiddenRows > 0 && list.state === 'CHECKED' && !hiddenRows)}
            onClick={() => void change.run(RunContactListDocument, { input: { id: list.id, hiddenRows: hiddenRows ?? null } })}
          >
            {translate('contacts.takeOver', { smart_count: ready ?? 0 })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** Why a file is none that can be read; where columns are missing, others of its headers may be them. */
function Refused({ refusal: { code, reason, details }, onMatched }: { refusal: Refusal; onMatched: (matched: Matched) => void }) {
  const translate = useTranslate();
  const [matched, setMatched] = useState<Matched>({});
  const { missing = [], unknown = [] } = details ?? {};
  const name = (column: string) => translate(`contacts.column.${column}`, { _: column });
  return (
    <Alert severity="error">
      {translate(`contacts.file.${reason ?? code}`, {
        columns: missing.map(name).join(', '),
        _: translate(`error.${code}`),
      })}
      {missing.length > 0 && unknown.length > 0 && (
        <Stack spacing={1} sx={{ mt: 1, alignItems: 'start' }}>
          <Typography variant="body2">{translate('contacts.matchColumns')}</Typography>
          {missing.map((column) => (
            <TextField
              key={column}
              select
              size="small"
              label={name(column)}
              value={matched[column] ?? ''}
              onChange={(event) => setMatched({ ...matched, [column]: event.target.value })}
              sx={{ minWidth: 240 }}
            >
              {unknown.map((header) => (
                <MenuItem key={header} value={header}>
                  {header}
                </MenuItem>
              ))}
            </TextField>
          ))}
          <Button variant="contained" size="small" disabled={missing.some((column) => !matched[column])} onClick={() => onMatched(matched)}>
            {translate('contacts.readAgain')}
          </Button>
        </Stack>
      )}
    </Alert>
  );
}

interface Row {
  row: number;
  cells: { column: string; value: string }[];
  errors: { code: string; column?: string | null; message: string; reason?: string | null; suggestions: string[] }[];
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const translate = useTranslate();
  if (!rows.length) return null;
  const cell = (row: Row, column: string) => row.cells.find((each) => each.column === column)?.value;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('contacts.row')}</TableCell>
            <TableCell>{translate('contacts.rowOf')}</TableCell>
            <TableCell>{translate('contacts.wrongWith')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.row}>
              <TableCell sx={{ fontVariantNumeric: 'tabular-nums' }}>{row.row}</TableCell>
              <TableCell>
                {cell(row, 'Họ và tên') || '—'}
                <Typography variant="caption" color="text.secondary" sx={{ display: 'block' }}>
                  {cell(row, 'Mã đơn vị')}
                </Typography>
              </TableCell>
              <TableCell>
                {row.errors.map(({ code, column, reason, suggestions }) => (
                  <Typography key={column} variant="body2" color="error">
                    {column ? `${column}: ` : ''}
                    {translate(`contacts.rowError.${reason ?? code}`, {
                      suggestions: suggestions.join('; '),
                      _: translate(`contacts.rowError.${code}`, { _: translate(`error.${code}`) }),
                    })}
                    {column && cell(row, column) ? ` («${cell(row, column)}»)` : ''}
                  </Typography>
                ))}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
