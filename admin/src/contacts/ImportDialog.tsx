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
  LinearProgress,
  Link,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ContactListDocument, type ListRowOutcome, RunContactListDocument, StopContactListDocument } from '../../generated/graphql.ts';
import { useChange } from '../forms/useChange.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { saveFile } from '../lists/saveFile.ts';

const WATCH_MS = 700;
const COUNTS = { wrong: 'WRONG', failed: 'FAILED', added: 'NEW', changed: 'CHANGED', same: 'SAME', done: 'DONE' } as const satisfies Record<
  string,
  ListRowOutcome
>;

interface Refusal {
  code: string;
  message: string;
}

export function ImportDialog({ onClose, onChanged }: { onClose: () => void; onChanged: () => Promise<void> }) {
  const translate = useTranslate();
  const graph = useGraph();
  const input = useRef<HTMLInputElement>(null);
  const [id, setId] = useState<string>();
  const [checking, setChecking] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [shown, setShown] = useState<ListRowOutcome>('WRONG');
  const { data: list, refetch } = useQuery({
    queryKey: ['contactList', id, shown],
    enabled: id !== undefined,
    queryFn: async () => (await graph.ask(ContactListDocument, { id: id ?? '', outcomes: [shown] })).data.contactList ?? null,
    refetchInterval: ({ state }) => (state.data?.state === 'RUNNING' ? WATCH_MS : false),
    placeholderData: (before) => before,
  });
  const change = useChange(async () => {
    await refetch();
    await onChanged();
  });

  const check = async (file: File | undefined) => {
    if (!file) return;
    setChecking(true);
    setRefusals([]);
    setId(undefined);
    try {
      const answer = await graph.send<{ id?: string; errors?: Refusal[] }>(`/contact-lists?name=${encodeURIComponent(file.name)}`, file);
      setId(answer.id);
      setRefusals(answer.errors ?? []);
      setShown('WRONG');
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
            accept=".xlsx,.csv"
            aria-label={translate('contacts.fileLabel')}
            onChange={(event) => {
              void check(event.target.files?.[0]);
              event.target.value = ''; // the same file, mended, is chosen again
            }}
          />
          {checking && <LinearProgress aria-label={translate('contacts.checking')} />}
          {refusals.map(({ code, message }) => (
            <Alert severity="error" key={message}>
              {translate(`contacts.file.${message.split(':')[0]}`, { _: translate(`error.${code}`) })}
              {message.includes(': ') ? `: ${message.split(': ')[1]}` : ''}
            </Alert>
          ))}
          {list && (
            <>
              <Typography sx={{ fontWeight: 600 }}>{list.fileName}</Typography>
              <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
                {(Object.keys(COUNTS) as (keyof typeof COUNTS)[])
                  .filter((name) => list.counts[name] > 0 || name === 'wrong')
                  .map((name) => (
                    <Chip
                      key={name}
                      clickable
                      color={name === 'wrong' || name === 'failed' ? (list.counts[name] ? 'error' : 'default') : 'primary'}
                      variant={shown === COUNTS[name] ? 'filled' : 'outlined'}
                      label={`${translate(`contacts.outcome.${COUNTS[name]}`)}: ${list.counts[name].toLocaleString('vi')}`}
                      onClick={() => setShown(COUNTS[name])}
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
            disabled={change.busy || !ready}
            onClick={() => void change.run(RunContactListDocument, { input: { id: list.id } })}
          >
            {translate('contacts.takeOver', { smart_count: ready ?? 0 })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

interface Row {
  row: number;
  cells: { column: string; value: string }[];
  errors: { code: string; column?: string | null; message: string }[];
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
                {row.errors.map(({ code, column, message }) => (
                  <Typography key={column} variant="body2" color="error">
                    {column ? `${column}: ` : ''}
                    {translate(`contacts.rowError.${message}`, {
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
