/**
 * What the console remembers in a browser: how somebody likes it, in the browser's own store; whom and what they looked for, as long as the
 * page lives, as a computer at a counter has many users.
 */
import { localStorageStore, memoryStore, type Store } from 'react-admin';

/** By the beginning of their keys. */
const OF_PEOPLE = ['complaints.view', 'complaints.order', 'complaints.chosen', 'citizens.', 'audit.'];

export function makeStore(): Store {
  const [lasting, passing] = [localStorageStore(), memoryStore()];
  const both = (act: (store: Store) => void) => {
    act(lasting);
    act(passing);
  };
  const of = (key: string) => (OF_PEOPLE.some((beginning) => key.startsWith(beginning)) ? passing : lasting);
  return {
    setup: () => both((store) => store.setup()),
    teardown: () => both((store) => store.teardown()),
    getItem: (key, usual) => of(key).getItem(key, usual),
    setItem: (key, value) => of(key).setItem(key, value),
    removeItem: (key) => of(key).removeItem(key),
    removeItems: (beginning) => both((store) => store.removeItems(beginning)),
    listItems: (beginning) => ({ ...lasting.listItems?.(beginning), ...passing.listItems?.(beginning) }),
    reset: () => both((store) => store.reset()),
    subscribe: (key, told) => of(key).subscribe(key, told),
  };
}
