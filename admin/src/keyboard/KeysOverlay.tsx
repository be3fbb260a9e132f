/** Listens for keys, and shows what they do. */
import { Dialog, DialogContent, DialogTitle, Table, TableBody, TableCell, TableRow } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { keyWord } from '../design/KeyHint.tsx';
import { type Binding, isMeantForKeys, useAllKeys } from './keys.ts';

export function KeysOverlay() {
  const translate = useTranslate();
  const keys = useAllKeys();
  const [shown, setShown] = useState<Binding[]>();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // From a field or a filter back to the screen, whose keys work again. A list that is open closes first.
      if (event.key === 'Escape' && event.target instanceof HTMLElement && !document.querySelector('[role=dialog], [role=listbox]'))
        event.target.blur();
      if (!keys || !isMeantForKeys(event)) return;
      if (event.key === '?') setShown(keys.all());
      else if (!keys.press(event.key)) return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [keys]);
  return (
    <Dialog open={shown !== undefined} onClose={() => setShown(undefined)}>
      <DialogTitle>{translate('keys.title')}</DialogTitle>
      <DialogContent>
        <Table size="small">
          <TableBody>
            {[...(shown ?? []).filter(({ key }) => key), { key: 'Ctrl K', label: 'search.title' }, { key: '?', label: 'keys.help' }].map(
              ({ key, label }) => (
                <TableRow key={`${key}${label}`}>
                  <TableCell>
                    <kbd>{keyWord(key)}</kbd>
                  </TableCell>
                  <TableCell>{translate(label)}</TableCell>
                </TableRow>
              ),
            )}
          </TableBody>
        </Table>
      </DialogContent>
    </Dialog>
  );
}
