/** Single keys that do something on the screen that is open; `?` shows them all (KeysOverlay.tsx). */
import { createContext, useContext, useEffect, useRef } from 'react';

export interface Binding {
  /** As `KeyboardEvent.key` names it; empty for what has no key, and is done by its name (search/SearchPalette.tsx). */
  key: string;
  /** Message that says what it does. */
  label: string;
  run: () => void;
}

/** The bindings of every open screen, the latest last. */
export class Keys {
  readonly #open: { current: Binding[] }[] = [];

  register(bindings: { current: Binding[] }): () => void {
    this.#open.push(bindings);
    return () => {
      this.#open.splice(this.#open.indexOf(bindings), 1);
    };
  }

  all(): Binding[] {
    return this.#open.flatMap(({ current }) => current);
  }

  /** @returns whether the key did something */
  press(key: string): boolean {
    const binding = this.all().findLast((one) => one.key !== '' && one.key === key);
    binding?.run();
    return binding !== undefined;
  }
}

const Context = createContext<Keys | null>(null);
export const KeysProvider = Context.Provider;
export const useAllKeys = () => useContext(Context);

/** Makes keys do something for as long as the component is on the screen. */
export function useKeys(bindings: Binding[]): void {
  const keys = useContext(Context);
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => keys?.register(latest), [keys]);
}

/** While typing, choosing from a list or answering a dialog, a letter means something else. */
export function isMeantForKeys(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (document.querySelector('[role=dialog], [role=listbox], .MuiPopover-root:not([aria-hidden=true])')) return false;
  const target = event.target instanceof Element ? event.target : null;
  const pressed = 'a, button, [role=button], [role=tab], input[type=checkbox], input[type=radio]';
  if (target?.closest(pressed)) return event.key !== 'Enter' && event.key !== ' ';
  return !target?.closest('input, textarea, select, [contenteditable], [role=combobox]');
}
