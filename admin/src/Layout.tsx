/** The console's frame: who is signed in and for which unit, language, light and dark. */
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import TranslateOutlined from '@mui/icons-material/TranslateOutlined';
import { ListItemIcon, ListItemText, MenuItem, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import {
  AppBar,
  type AppBarProps,
  Layout as Frame,
  Logout,
  TitlePortal,
  UserMenu,
  useGetIdentity,
  useLocaleState,
  useLocales,
  useTheme,
  useTranslate,
} from 'react-admin';
import { UnitNameDocument } from '../generated/graphql.ts';
import { AvailabilitySwitch } from './complaints/autoAssignment/AvailabilitySwitch.tsx';
import { UndoProvider } from './complaints/decide/UndoContext.tsx';
import { LiveProvider } from './complaints/live/LiveContext.tsx';
import { ROOM_FOR_PANEL } from './design/SidePanel.tsx';
import { useGraph } from './graph/GraphContext.tsx';
import { KeysOverlay } from './keyboard/KeysOverlay.tsx';
import { ConnectionBanner } from './lists/ConnectionBanner.tsx';
import { MainMenu } from './MainMenu.tsx';
import { SearchButton } from './search/SearchButton.tsx';
import { ReauthenticationDialog } from './signIn/ReauthenticationDialog.tsx';
import { useSession } from './signIn/SessionContext.tsx';
import { SignOutEverywhere } from './signIn/SignOutEverywhere.tsx';

export const Layout = ({ children }: { children: ReactNode }) => (
  // What is wide scrolls within the page, not the page.
  <LiveProvider>
    <DocumentTitle />
    <Frame
      appBar={Bar}
      appBarAlwaysOn
      menu={MainMenu}
      sx={{ minWidth: 0, '& .RaLayout-content': { minWidth: 0, px: { xs: 1, md: 2 }, pb: 4, ...ROOM_FOR_PANEL } }}
    >
      <ConnectionBanner />
      <UndoProvider>{children}</UndoProvider>
      <KeysOverlay />
      <ReauthenticationDialog />
    </Frame>
  </LiveProvider>
);

function Bar({ alwaysOn = true }: AppBarProps) {
  const { accountsUrl } = useSession();
  const { identity } = useGetIdentity();
  return (
    <AppBar
      color="inherit"
      alwaysOn={alwaysOn}
      // Named after the person, as the button shows their name.
      userMenu={
        <UserMenu label={identity?.fullName ?? 'ra.auth.user_menu'}>
          <LanguageItem />
          <LightItem />
          {!accountsUrl && <SignOutEverywhere />}
          <Logout />
        </UserMenu>
      }
      toolbar={
        <>
          <SearchButton />
          <AvailabilitySwitch />
          <Unit />
        </>
      }
    >
      <TitlePortal />
    </AppBar>
  );
}

/** The console in the other language, which names itself. */
function LanguageItem() {
  const locales = useLocales();
  const [locale, setLocale] = useLocaleState();
  const other = locales.find((each) => each.locale !== locale);
  if (!other) return null;
  return (
    <MenuItem onClick={() => setLocale(other.locale)} lang={other.locale}>
      <ListItemIcon>
        <TranslateOutlined fontSize="small" />
      </ListItemIcon>
      <ListItemText>{other.name}</ListItemText>
    </MenuItem>
  );
}

function LightItem() {
  const translate = useTranslate();
  const [theme, setTheme] = useTheme();
  const isDark = theme === 'dark';
  return (
    <MenuItem onClick={() => setTheme(isDark ? 'light' : 'dark')}>
      <ListItemIcon>{isDark ? <LightModeOutlined fontSize="small" /> : <DarkModeOutlined fontSize="small" />}</ListItemIcon>
      <ListItemText>{translate(isDark ? 'screen.light' : 'screen.dark')}</ListItemText>
    </MenuItem>
  );
}

/** The window is named after the screen, as its title says. */
function DocumentTitle() {
  useEffect(() => {
    const title = document.getElementById('react-admin-title');
    if (!title) return;
    const follow = () => {
      document.title = [title.textContent, 'Sổ Tiêm'].filter(Boolean).join(' · ');
    };
    const observer = new MutationObserver(follow);
    observer.observe(title, { childList: true, characterData: true, subtree: true });
    follow();
    return () => observer.disconnect();
  }, []);
  return null;
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
