/** Opens the search over everything, by Ctrl+K wherever one is. */
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { Button, IconButton } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyHint } from '../design/KeyHint.tsx';
import { useIsMobile } from '../design/useIsMobile.ts';
import { SearchPalette } from './SearchPalette.tsx';

export function SearchButton() {
  const translate = useTranslate();
  const isMobile = useIsMobile();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault(); // the browser's own search
      if (!document.querySelector('[role=dialog]')) setOpen(true); // a form is not left for it
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const open = () => setOpen(true);
  return (
    <>
      {isMobile ? (
        <IconButton color="inherit" aria-label={translate('search.title')} onClick={open}>
          <SearchOutlined />
        </IconButton>
      ) : (
        <Button color="inherit" variant="outlined" size="small" startIcon={<SearchOutlined />} onClick={open} sx={{ fontWeight: 400 }}>
          {translate('search.open')}
          <KeyHint keyName="Ctrl K" />
        </Button>
      )}
      {isOpen && <SearchPalette onClose={() => setOpen(false)} />}
    </>
  );
}
