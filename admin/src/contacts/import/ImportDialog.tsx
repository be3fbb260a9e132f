/** A list in a spreadsheet: choose it, see row by row what it would do, take it over. */
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, Link, Stack, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  type ContactImportRowOutcome,
  type HiddenRowHandling,
  StartContactImportDocument,
  StopContactImportDocument,
} from '../../../generated/graphql.ts';
import { useGraphMutation } from '../../forms/useGraphMutation.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { saveFile } from '../../lists/saveFile.ts';
import { ImportPreview } from './ImportPreview.tsx';
import { type Matched, type Refusal, Refused } from './Refused.tsx';
import { useContactImport } from './useContactImport.ts';

export function ImportDialog({ onClose, onChanged }: { onClose: () => void; onChanged: () => Promise<void> }) {
  const translate = useTranslate();
  const graph = useGraph();
  const input = useRef<HTMLInputElement>(null);
  const [id, setId] = useState<string>();
  const [checking, setChecking] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [file, setFile] = useState<File>();
  const [chosen, setChosen] = useState<ContactImportRowOutcome>();
  const [hiddenRows, setHiddenRows] = useState<HiddenRowHandling>();
  const { data: list, refetch } = useContactImport(id, chosen);
  const change = useGraphMutation(async () => {
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
          {list && <ImportPreview list={list} hiddenRows={hiddenRows} onHiddenRows={setHiddenRows} onChoose={setChosen} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{translate('ra.action.close')}</Button>
        {list?.state === 'RUNNING' && (
          <Button onClick={() => void change.run(StopContactImportDocument, { input: { id: list.id } })}>
            {translate('contacts.stop')}
          </Button>
        )}
        {list && (list.state === 'CHECKED' || list.state === 'STOPPED') && (
          <Button
            variant="contained"
            disabled={change.busy || checking || !ready || (list.hiddenRows > 0 && list.state === 'CHECKED' && !hiddenRows)}
            onClick={() => void change.run(StartContactImportDocument, { input: { id: list.id, hiddenRows: hiddenRows ?? null } })}
          >
            {translate('contacts.takeOver', { smart_count: ready ?? 0 })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
