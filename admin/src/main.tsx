import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import '@fontsource/be-vietnam-pro/latin-ext-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { handOver, pageToServe } from './signIn/reauthentication.ts';
import { finishSignIn, openSession, readConfig, signIn } from './signIn/session.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');
const config = await readConfig();
const isBack = new URLSearchParams(location.search).has('state');
const session = openSession(config, pageToServe() === null);
await finishSignIn(session);
const served = pageToServe();
if (served && !isBack) await signIn(session);
if (served) {
  root.textContent = 'Đã đăng nhập lại. Hãy đóng thẻ này và quay về trang đang làm.';
  await handOver(session, served);
} else
  createRoot(root).render(
    <StrictMode>
      <App session={session} accountsUrl={config.accountsUrl} showsDesign={config.isDevelopment ?? false} />
    </StrictMode>,
  );
