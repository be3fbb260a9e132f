import { Chip } from '@mui/material';
import { today } from '@so-tiem/platform/values/serverClock';
import { useTranslate } from 'react-admin';
import { type ListedApp, stateOf } from './app.ts';

const COLOURS = { ON: 'success', OFF: 'default', OVER: 'warning' } as const;

/** Whether the app is answered. */
export function AppStateChip({ app }: { app: Pick<ListedApp, 'enabled' | 'expiresOn'> }) {
  const translate = useTranslate();
  const state = stateOf(app, today());
  return <Chip size="small" variant="outlined" color={COLOURS[state]} label={translate(`partners.state.${state}`)} />;
}
