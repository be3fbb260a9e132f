import { CircularProgress } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Something is on its way. */
export function Loading() {
  const translate = useTranslate();
  return <CircularProgress sx={{ m: 4 }} aria-label={translate('ra.page.loading')} />;
}
