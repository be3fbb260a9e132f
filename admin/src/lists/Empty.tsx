import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** A list in which nothing fits says so. */
export function Empty({ text = 'list.empty' }: { text?: string }) {
  const translate = useTranslate();
  return (
    <Typography sx={{ p: 3, textAlign: 'center' }} color="text.secondary">
      {translate(text)}
    </Typography>
  );
}
