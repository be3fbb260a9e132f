import { createContext, useContext } from 'react';
import type { Reauthentication } from './reauthentication.ts';

interface Session {
  again: Reauthentication;
  /** Where accounts are administered, when not here. */
  accountsUrl: string | undefined;
}

const Context = createContext<Session | null>(null);
export const SessionProvider = Context.Provider;

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('outside of SessionProvider');
  return session;
}
