/** The console's frame: who is signed in and for which unit, language, light and dark. */
import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  AppBar,
  Layout as Frame,
  LocalesMenuButton,
  Logout,
  TitlePortal,
  ToggleThemeButton,
  UserMenu,
  useGetIdentity,
  useTranslate,
} from 'react-admin';
import { UnitNameDocument } from '../generated/graphql.ts';
import { AvailabilitySwitch } from './complaints/autoAssignment/AvailabilitySwitch.tsx';
import { LiveProvider } from './complaints/live/LiveContext.tsx';
import { useGraph } from './graph/GraphContext.tsx';
import { KeysOverlay } from './keyboard/KeysOverlay.tsx';
import { ConnectionBanner } from './lists/ConnectionBanner.tsx';
import { ReauthenticationDialog } from './signIn/ReauthenticationDialog.tsx';
import { useSession } from './signIn/SessionContext.tsx';
import { SignOutEverywhere } from './signIn/SignOutEverywhere.tsx';

export const Layout = ({ children }: { children: ReactNode }) => (
  // What is wide scrolls within the page, not the page.
  <LiveProvider>
    <Frame appBar={Bar} sx={{ minWidth: 0, '& .RaLayout-content': { minWidth: 0 } }}>
      <ConnectionBanner />
      {children}
      <KeysOverlay />
      <ReauthenticationDialog />
    </Frame>
  </LiveProvider>
);

function Bar() {
  const { accountsUrl } = useSession();
  const { identity } = useGetIdentity();
  return (
    <AppBar
      // Named after the person, as the button shows their name.
      userMenu={
        <UserMenu label={identity?.fullName ?? 'ra.auth.user_menu'}>
          {!accountsUrl && <SignOutEverywhere />}
          <Logout />
        </UserMenu>
      }
      toolbar={
        <>
          <AvailabilitySwitch />
          <Unit />
          {/* A phone has room for its icon alone. */}
          <Box sx={{ '& button': { fontSize: { xs: 0, sm: 'inherit' }, minWidth: 0 } }}>
            <LocalesMenuButton />
          </Box>
          <ToggleThemeButton />
        </>
      }
    >
      <TitlePortal />
    </AppBar>
  );
}

function Unit() {
  const { identity } = useGetIdentity();
  const translate = useTranslate();
  const graph = useGraph();
  const isSite = identity?.['unitLevel'] === 'SITE';
  const code: string = identity?.['unitCode'] ?? '';
  const { data: name } = useQuery({
    queryKey: ['unit', code],
    enabled: identity !== undefined,
    queryFn: async () => {
      const { site, administrativeUnit } = (await graph.request(UnitNameDocument, { code, isSite })).data;
      return site?.name ?? administrativeUnit?.name ?? translate('unit.country');
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!identity) return null;
  return (
    <Typography variant="body2" noWrap sx={{ mx: 1, maxWidth: 340, display: { xs: 'none', md: 'block' } }}>
      {translate(`role.${identity['role']}`)} · {name ?? code}
    </Typography>
  );
}
