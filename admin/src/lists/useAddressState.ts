/** A choice of a screen that its address holds, so that it can be linked to, reloaded and gone back to. */
import { useSearchParams } from 'react-router-dom';

export function useAddressState(name: string, usual = ''): [string, (value: string) => void] {
  const [parameters, setParameters] = useSearchParams();
  const set = (value: string) => {
    // As it is now, not as it was drawn last: two choices in quick succession are both kept.
    const after = new URLSearchParams(window.location.search);
    if (value && value !== usual) after.set(name, value);
    else after.delete(name);
    setParameters(after, { replace: true });
  };
  return [parameters.get(name) ?? usual, set];
}
