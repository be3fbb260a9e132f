/** react-admin's view of the session. */
import type { UserManager } from 'oidc-client-ts';
import type { AuthProvider } from 'react-admin';
import { canSee } from './access.ts';
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
  checkError: async () => {}, // whose session is over is asked beside the page (reauthentication.ts)
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
  async canAccess({ resource }) {
    const profile = (await session.getUser())?.profile;
    return canSee(profile?.['role'], profile?.['unit_level'], resource);
  },
  getPermissions: async () => (await session.getUser())?.profile['role'],
});
