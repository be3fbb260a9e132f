/** Where somebody begins: with the work of their role. */
import { usePermissions } from 'react-admin';
import { Navigate } from 'react-router-dom';
import { can } from '../signIn/access.ts';
import { AdministratorsHome } from './AdministratorsHome.tsx';
import { PeoplesHome } from './PeoplesHome.tsx';

/** Of whom it is a screen that is in their menu anyway. */
export const HOME_SCREENS: Readonly<Record<string, string>> = {
  HANDLER: '/complaints',
  HEAD_OF_FACILITY: '/statistics',
  AUTHORITY_OFFICER: '/statistics',
  MINISTRY: '/statistics',
  AUDITOR: '/audit',
};

export function Home() {
  const { permissions: role } = usePermissions<string>();
  if (!role) return null;
  const screen = HOME_SCREENS[role];
  if (screen) return <Navigate to={screen} replace />;
  return can(role, 'account:manage') ? <AdministratorsHome /> : <PeoplesHome />;
}
