/** What is typed or attached and not sent yet: kept while the tab is open, so that a reload loses nothing. */
import { useLayoutEffect, useState } from 'react';

/** @param name of the form and its field @param code of the complaint that it is about */
export function useDraft<Value extends { length: number } = string>(
  name: string,
  code: string,
  empty: NoInfer<Value>,
): [Value, (value: Value) => void] {
  const key = `so-tiem.${name}.${code}`;
  const [value, setValue] = useState<Value>(() => {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? '') as Value;
    } catch {
      return empty;
    }
  });
  // Before it is drawn: what can be seen is kept.
  useLayoutEffect(() => {
    try {
      if (value.length) sessionStorage.setItem(key, JSON.stringify(value));
      else sessionStorage.removeItem(key);
    } catch {
      // The browser keeps nothing: then a reload loses it.
    }
  }, [key, value]);
  return [value, setValue];
}
