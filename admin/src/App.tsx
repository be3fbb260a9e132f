/** The console: the queue of complaints, people and their doses, the contact lists, the audit trail, accounts and partner apps. */
import type { UserManager } from 'oidc-client-ts';
import { lazy, useMemo } from 'react';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { BrowserRouter, Route } from 'react-router-dom';
import { AccountsElsewhere } from './accounts/AccountsElsewhere.tsx';
import { accounts } from './accounts/index.ts';
import { audit } from './audit/index.ts';
import { citizens } from './citizens/index.ts';
import { complaints } from './complaints/index.ts';
import { contacts } from './contacts/index.ts';
import { darkTheme, lightTheme } from './design/theme.ts';
import { erasures } from './erasures/index.ts';
import { makeDataProvider } from './graph/dataProvider.ts';
import { GraphProvider } from './graph/GraphContext.tsx';
import { GraphqlClient } from './graph/graphqlClient.ts';
import { Home } from './home/Home.tsx';
import { jobs } from './jobs/index.ts';
import { Keys, KeysProvider } from './keyboard/keys.ts';
import { Layout } from './Layout.tsx';
import { i18nProvider } from './messages/i18nProvider.ts';
import { NotFound } from './NotFound.tsx';
import { partnerApps } from './partnerApps/index.ts';
import { routing } from './routing/index.ts';
import { makeAuthProvider } from './signIn/authProvider.ts';
import { Reauthentication } from './signIn/reauthentication.ts';
import { SessionProvider } from './signIn/SessionContext.tsx';
import { statistics } from './statistics/index.ts';
import { Wall } from './statistics/Wall.tsx';
import { makeStore } from './store.ts';

const DesignPage = lazy(() => import('./DesignPage.tsx'));

interface Props {
  session: UserManager;
  accountsUrl: string | undefined;
  /** The parts of the console's language on a page of their own: in development. */
  showsDesign: boolean;
}

export function App({ session, accountsUrl, showsDesign }: Props) {
  const { own, graph, dataProvider, authProvider, keys, store } = useMemo(() => {
    const again = new Reauthentication(session);
    const graph = new GraphqlClient(session, again);
    const own = { again, accountsUrl };
    return {
      own,
      graph,
      dataProvider: makeDataProvider(graph),
      authProvider: makeAuthProvider(session),
      keys: new Keys(),
      store: makeStore(),
    };
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
              store={store}
              dashboard={Home}
              layout={Layout}
              catchAll={NotFound}
              theme={lightTheme}
              darkTheme={darkTheme}
              requireAuth
              disableTelemetry
            >
              <CustomRoutes noLayout>
                <Route path="/wall" element={<Wall />} />
              </CustomRoutes>
              {showsDesign && (
                <CustomRoutes>
                  <Route path="/design" element={<DesignPage />} />
                </CustomRoutes>
              )}
              {[complaints, statistics, citizens, erasures, contacts, routing, audit].map((resource) => (
                <Resource key={resource.name} {...resource} />
              ))}
              <Resource {...accounts} list={accountsUrl ? AccountsElsewhere : accounts.list} />
              <Resource {...jobs} />
              <Resource {...partnerApps} />
            </Admin>
          </BrowserRouter>
        </KeysProvider>
      </GraphProvider>
    </SessionProvider>
  );
}
