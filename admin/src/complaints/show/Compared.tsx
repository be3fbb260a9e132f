/** A value on record, marked where it differs from what is claimed: by a word too, not by colour alone. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

export function Compared({ value, differs }: { value: string; differs: boolean }) {
  const translate = useTranslate();
  if (!differs) return <>{value}</>;
  return (
    <Box
      component="mark"
      sx={{ bgcolor: 'warning.main', color: 'warning.contrastText', px: 0.75, py: 0.25, borderRadius: 1, display: 'inline-block' }}
    >
      {value}{' '}
      <Typography component="span" variant="caption" sx={{ fontWeight: 600 }}>
        ({translate('screen.differs')})
      </Typography>
    </Box>
  );
}

/** For tables within a card, whose own edge ends them. */
export const lastRowOpen = { '& tbody tr:last-of-type > *': { borderBottom: 0 } };
