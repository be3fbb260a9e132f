/** The console's frame: who is signed in and for which unit, language, light and dark. */
import { Typography } from '@mui/material';
import type { ReactNode } from 'react';
import {
  AppBar,
  Layout as Frame,
  LocalesMenuButton,
  TitlePortal,
  ToggleThemeButton,
  UserMenu,
  useGetIdentity,
  useTranslate,
} from 'react-admin';

export const Layout = ({ children }: { children: ReactNode }) => <Frame appBar={Bar}>{children}</Frame>;

function Bar() {
  const { identity } = useGetIdentity();
  return (
    <AppBar
      // Named after the person, as the button shows their name.
      userMenu={<UserMenu label={identity?.fullName ?? 'ra.auth.user_menu'} />}
      toolbar={
        <>
          <Unit />
          <LocalesMenuButton />
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
  if (!identity) return null;
  const { role, unitCode } = identity;
  return (
    <Typography variant="body2" sx={{ mx: 1, display: { xs: 'none', md: 'block' } }}>
      {translate(`role.${role}`)} · {unitCode}
    </Typography>
  );
}
