/** Keyset pages: back and on. How many there are in all is said elsewhere. */
import { Button, Stack, Typography } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';

export function Pagination() {
  const translate = useTranslate();
  const { page, perPage, data, setPage, hasNextPage, hasPreviousPage } = useListContext();
  if (!data?.length) return null;
  const first = (page - 1) * perPage + 1;
  return (
    <Stack direction="row" spacing={1} sx={{ justifyContent: 'flex-end', alignItems: 'center', py: 1 }}>
      <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {first}–{first + data.length - 1}
      </Typography>
      <Button variant="outlined" disabled={!hasPreviousPage} onClick={() => setPage(page - 1)}>
        {translate('ra.navigation.previous')}
      </Button>
      <Button variant="outlined" disabled={!hasNextPage} onClick={() => setPage(page + 1)}>
        {translate('ra.navigation.next')}
      </Button>
    </Stack>
  );
}
