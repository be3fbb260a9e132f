/** What can be gone to or done from here: the screens of the reader's role, and the actions of the screen that is open. */
import { fits } from '@so-tiem/platform/values/bestMatch';
import { useGetIdentity, useResourceDefinitions, useTranslate } from 'react-admin';
import { useAllKeys } from '../keyboard/keys.ts';
import { canSee } from '../signIn/access.ts';
import type { Found } from './found.ts';

/** Moving about is quicker by its key than by its name. */
const NOT_OFFERED = /^(ra|keys)\./;

export function useCommands(typed: string): Found[] {
  const translate = useTranslate();
  const keys = useAllKeys();
  const { identity } = useGetIdentity();
  const resources = useResourceDefinitions();
  const text = typed.trim();
  const named = (title: string) => !text || fits(title, text);
  const actions = (keys?.all() ?? [])
    .filter(({ label }) => !NOT_OFFERED.test(label))
    .map(({ key, label, run }) => ({
      key: `action ${label}`,
      group: 'actions' as const,
      title: translate(label),
      keyName: key || undefined,
      run,
    }));
  const screens = Object.values(resources)
    .filter(({ name, hasList }) => hasList && canSee(identity?.['role'], identity?.['unitLevel'], name))
    .map(({ name }) => ({
      key: `screen ${name}`,
      group: 'screens' as const,
      title: translate(`resources.${name}.name`),
      to: `/${name}`,
    }));
  const once = new Map([...actions, ...screens].map((command) => [command.key, command]));
  return [...once.values()].filter(({ title }) => named(title));
}
