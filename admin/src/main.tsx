import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import '@fontsource/be-vietnam-pro/latin-ext-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { finishSignIn, openSession } from './signIn/session.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');
const session = await openSession();
await finishSignIn(session);
createRoot(root).render(
  <StrictMode>
    <App session={session} />
  </StrictMode>,
);
