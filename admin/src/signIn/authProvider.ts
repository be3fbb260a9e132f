/** react-admin's view of the session. */
import type { UserManager } from 'oidc-client-ts';
import type { AuthProvider } from 'react-admin';
import { Unauthenticated } from '../graph/ask.ts';
import { maySee } from './access.ts';
import { signIn } from './session.ts';

export interface Staff {
  id: string;
  fullName: string;
  role: string;
  unitLevel: string;
  unitCode: string;
}

export const makeAuthProvider = (session: UserManager): AuthProvider => ({
  login: () => signIn(session),
  async logout() {
    const user = await session.getUser();
    if (user) await session.signoutRedirect({ id_token_hint: user.id_token ?? '' });
    return false;
  },
  async checkAuth() {
    const user = await session.getUser();
    if (!user || user.expired) await signIn(session);
  },
  async checkError(error) {
    if (!(error instanceof Unauthenticated)) return;
    await session.removeUser();
    await signIn(session);
  },
  async getIdentity(): Promise<Staff> {
    const { profile } = (await session.getUser()) ?? (await signIn(session));
    return {
      id: profile.sub,
      fullName: profile.name ?? '',
      role: String(profile['role']),
      unitLevel: String(profile['unit_level']),
      unitCode: String(profile['unit_code']),
    };
  },
  canAccess: async ({ resource }) => maySee((await session.getUser())?.profile['role'], resource),
  getPermissions: async () => (await session.getUser())?.profile['role'],
});
