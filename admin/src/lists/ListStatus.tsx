/** A list, or why there is none: it is on its way, or the gateway did not answer. Rows of another tab are never shown in its place. */
import { Alert, Box, Button, LinearProgress } from '@mui/material';
import { type ReactNode, useRef } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { RowsSkeleton } from '../design/Skeletons.tsx';
import { minutesToWait } from '../graph/graphqlClient.ts';

export function ListStatus({ children }: { children: ReactNode }) {
  const translate = useTranslate();
  const { error, data, filterValues, isPending, isPlaceholderData = false, refetch } = useListContext();
  const minutes = minutesToWait(error);
  const tab = String(filterValues?.['tab'] ?? '');
  const shownTab = useRef(tab);
  if (data && !isPlaceholderData) shownTab.current = tab;
  if (error && (!data || isPlaceholderData))
    return (
      <Alert
        severity="error"
        sx={{ mt: 1 }}
        action={
          <Button color="inherit" size="small" onClick={() => void refetch()}>
            {translate('list.again')}
          </Button>
        }
      >
        {minutes ? translate('list.tooManySearches', { minutes }) : translate('screen.failed')}
      </Alert>
    );
  if ((isPending && !data) || shownTab.current !== tab) return <RowsSkeleton />;
  return (
    <Box aria-busy={isPlaceholderData} sx={{ position: 'relative' }}>
      {isPlaceholderData && (
        <LinearProgress aria-label={translate('ra.page.loading')} sx={{ position: 'absolute', top: 0, width: '100%', zIndex: 1 }} />
      )}
      <Box sx={isPlaceholderData ? { opacity: 0.5 } : {}}>{children}</Box>
    </Box>
  );
}
