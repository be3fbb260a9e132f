/** What is listed, under the present filter, as a spreadsheet. */
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useGraph } from '../graph/GraphContext.tsx';
import { saveFile } from './saveFile.ts';

export function ExportButton({ path, filter }: { path: string; filter: Record<string, unknown> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const graph = useGraph();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (format: string) => {
    setAnchor(null);
    setBusy(true);
    const query = new URLSearchParams([['format', format], ...parametersOf(filter)]);
    try {
      await saveFile(graph, `${path}?${query}`);
    } catch {
      notify('error.UNAVAILABLE', { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button startIcon={<FileDownloadOutlined />} aria-haspopup="menu" disabled={busy} onClick={(event) => setAnchor(event.currentTarget)}>
        {translate('list.export')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => void save('xlsx')}>Excel (.xlsx)</MenuItem>
        <MenuItem onClick={() => void save('csv')}>CSV (.csv)</MenuItem>
      </Menu>
    </>
  );
}

/** What is nested is named by its path: `recorded.from`. */
const parametersOf = (filter: object, path = ''): [string, string][] =>
  Object.entries(filter).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === '' || value === null) return [];
    return typeof value === 'object' && !Array.isArray(value) ? parametersOf(value, `${path}${name}.`) : [[path + name, String(value)]];
  });
