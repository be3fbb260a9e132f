/** The screens of the reader's role, and their home where that is no screen of its own. */
import { Menu, usePermissions, useResourceDefinitions } from 'react-admin';
import { HOME_SCREENS } from './home/Home.tsx';

export function MainMenu() {
  const { permissions: role } = usePermissions<string>();
  const resources = useResourceDefinitions();
  return (
    <Menu>
      {role && !HOME_SCREENS[role] && <Menu.DashboardItem />}
      {Object.values(resources)
        .filter(({ hasList }) => hasList)
        .map(({ name }) => (
          <Menu.ResourceItem key={name} name={name} />
        ))}
    </Menu>
  );
}
