/** A choice of a screen that its address holds, so that it can be linked to, reloaded and gone back to. */
import { useSearchParams } from 'react-router-dom';

export function useAddressState(name: string, usual = ''): [string, (value: string) => void] {
  const [parameters, setParameters] = useSearchParams();
  const set = (value: string) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (value && value !== usual) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return [parameters.get(name) ?? usual, set];
}
