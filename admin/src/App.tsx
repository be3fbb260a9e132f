/** The console: the queue of complaints, people and their doses, the contact lists, the audit trail, accounts and partner apps. */
import AltRouteOutlined from '@mui/icons-material/AltRouteOutlined';
import AppsOutlined from '@mui/icons-material/AppsOutlined';
import AssignmentOutlined from '@mui/icons-material/AssignmentOutlined';
import ContactPhoneOutlined from '@mui/icons-material/ContactPhoneOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import HistoryToggleOffOutlined from '@mui/icons-material/HistoryToggleOffOutlined';
import InsightsOutlined from '@mui/icons-material/InsightsOutlined';
import ManageAccountsOutlined from '@mui/icons-material/ManageAccountsOutlined';
import PersonRemoveOutlined from '@mui/icons-material/PersonRemoveOutlined';
import PersonSearchOutlined from '@mui/icons-material/PersonSearchOutlined';
import type { UserManager } from 'oidc-client-ts';
import { useMemo } from 'react';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { BrowserRouter, Route } from 'react-router-dom';
import { AccountsElsewhere } from './accounts/AccountsElsewhere.tsx';
import { AccountsScreen } from './accounts/AccountsScreen.tsx';
import { AuditScreen } from './audit/AuditScreen.tsx';
import { CitizenScreen } from './citizens/CitizenScreen.tsx';
import { CitizensScreen } from './citizens/CitizensScreen.tsx';
import { ErasuresScreen } from './citizens/requests/ErasuresScreen.tsx';
import { ComplaintQueue } from './complaints/queue/ComplaintQueue.tsx';
import { ComplaintScreen } from './complaints/screen/ComplaintScreen.tsx';
import { ContactsScreen } from './contacts/ContactsScreen.tsx';
import { makeDataProvider } from './graph/dataProvider.ts';
import { GraphProvider } from './graph/GraphContext.tsx';
import { GraphqlClient } from './graph/graphqlClient.ts';
import { JobsScreen } from './jobs/JobsScreen.tsx';
import { Keys, KeysProvider } from './keyboard/keys.ts';
import { Layout } from './Layout.tsx';
import { i18nProvider } from './messages/i18nProvider.ts';
import { NotFoundScreen } from './NotFoundScreen.tsx';
import { PartnerScreen } from './partners/PartnerScreen.tsx';
import { PartnersScreen } from './partners/PartnersScreen.tsx';
import { RoutingScreen } from './routing/RoutingScreen.tsx';
import { makeAuthProvider } from './signIn/authProvider.ts';
import { SignInAgain } from './signIn/reauthentication.ts';
import { SessionProvider } from './signIn/SessionContext.tsx';
import { StatisticsScreen } from './statistics/StatisticsScreen.tsx';
import { WallScreen } from './statistics/WallScreen.tsx';
import { darkTheme, lightTheme } from './theme.ts';

export function App({ session, accountsUrl }: { session: UserManager; accountsUrl: string | undefined }) {
  const { own, graph, dataProvider, authProvider, keys } = useMemo(() => {
    const again = new SignInAgain(session);
    const graph = new GraphqlClient(session, again);
    const own = { again, accountsUrl };
    return { own, graph, dataProvider: makeDataProvider(graph), authProvider: makeAuthProvider(session), keys: new Keys() };
  }, [session, accountsUrl]);
  return (
    <SessionProvider value={own}>
      <GraphProvider value={graph}>
        <KeysProvider value={keys}>
          <BrowserRouter basename="/admin">
            <Admin
              title="Sổ Tiêm"
              dataProvider={dataProvider}
              authProvider={authProvider}
              i18nProvider={i18nProvider}
              layout={Layout}
              catchAll={NotFoundScreen}
              theme={lightTheme}
              darkTheme={darkTheme}
              requireAuth
              disableTelemetry
            >
              <Resource
                name="complaints"
                list={ComplaintQueue}
                show={ComplaintScreen}
                icon={AssignmentOutlined}
                recordRepresentation="code"
              />
              <Resource name="statistics" list={StatisticsScreen} icon={InsightsOutlined} />
              <CustomRoutes noLayout>
                <Route path="/wall" element={<WallScreen />} />
              </CustomRoutes>
              <Resource name="citizens" list={CitizensScreen} show={CitizenScreen} icon={PersonSearchOutlined} />
              <Resource name="erasures" list={ErasuresScreen} icon={PersonRemoveOutlined} />
              <Resource name="contacts" list={ContactsScreen} icon={ContactPhoneOutlined} />
              <Resource name="routing" list={RoutingScreen} icon={AltRouteOutlined} />
              <Resource name="audit" list={AuditScreen} icon={FactCheckOutlined} />
              <Resource name="accounts" list={accountsUrl ? AccountsElsewhere : AccountsScreen} icon={ManageAccountsOutlined} />
              <Resource name="jobs" list={JobsScreen} icon={HistoryToggleOffOutlined} />
              <Resource name="partnerApps" list={PartnersScreen} show={PartnerScreen} icon={AppsOutlined} />
            </Admin>
          </BrowserRouter>
        </KeysProvider>
      </GraphProvider>
    </SessionProvider>
  );
}
