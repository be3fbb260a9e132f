/** The console: one resource so far, the queue of complaints. */
import AssignmentOutlined from '@mui/icons-material/AssignmentOutlined';
import type { UserManager } from 'oidc-client-ts';
import { useMemo } from 'react';
import { Admin, Resource } from 'react-admin';
import { BrowserRouter } from 'react-router-dom';
import { ComplaintQueue } from './complaints/queue/ComplaintQueue.tsx';
import { ComplaintScreen } from './complaints/screen/ComplaintScreen.tsx';
import { Graph } from './graph/ask.ts';
import { makeDataProvider } from './graph/dataProvider.ts';
import { GraphProvider } from './graph/GraphContext.tsx';
import { Keys, KeysProvider } from './keyboard/keys.ts';
import { Layout } from './Layout.tsx';
import { i18nProvider } from './messages/i18nProvider.ts';
import { makeAuthProvider } from './signIn/authProvider.ts';
import { darkTheme, lightTheme } from './theme.ts';

export function App({ session }: { session: UserManager }) {
  const { graph, dataProvider, authProvider, keys } = useMemo(() => {
    const graph = new Graph(session);
    return { graph, dataProvider: makeDataProvider(graph), authProvider: makeAuthProvider(session), keys: new Keys() };
  }, [session]);
  return (
    <GraphProvider value={graph}>
      <KeysProvider value={keys}>
        <BrowserRouter basename="/admin">
          <Admin
            title="Sổ Tiêm"
            dataProvider={dataProvider}
            authProvider={authProvider}
            i18nProvider={i18nProvider}
            layout={Layout}
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
          </Admin>
        </BrowserRouter>
      </KeysProvider>
    </GraphProvider>
  );
}
