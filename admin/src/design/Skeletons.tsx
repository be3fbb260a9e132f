/** What is on its way, in the shape in which it will come. */
import { Box, Card, Skeleton, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

function Coming({ children }: { children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box role="progressbar" aria-label={translate('ra.page.loading')}>
      {children}
    </Box>
  );
}

/** A list. @param rows how many are drawn */
export const RowsSkeleton = ({ rows = 8 }: { rows?: number }) => (
  <Coming>
    <Card sx={{ mt: 1 }}>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Stack key={i} direction="row" spacing={2} sx={{ p: 1.5, borderBottom: 1, borderColor: 'divider', alignItems: 'center' }}>
          <Skeleton variant="rounded" width={96} height={18} />
          <Box sx={{ flexGrow: 1 }}>
            <Skeleton width={`${55 - 4 * (i % 4)}%`} />
            <Skeleton width={`${35 + 5 * (i % 3)}%`} height={14} />
          </Box>
          <Skeleton width={80} />
        </Stack>
      ))}
    </Card>
  </Coming>
);

/** A screen of one thing: its heading, and its sections. */
export const ScreenSkeleton = () => (
  <Coming>
    <Stack spacing={2} sx={{ mt: 2 }}>
      <Stack direction="row" spacing={1.25} sx={{ alignItems: 'center' }}>
        <Skeleton variant="circular" width={40} height={40} />
        <Box>
          <Skeleton width={220} height={28} />
          <Skeleton width={140} />
        </Box>
      </Stack>
      {[120, 220, 160].map((height) => (
        <Skeleton key={height} variant="rounded" height={height} />
      ))}
    </Stack>
  </Coming>
);
