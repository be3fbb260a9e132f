/** While something would be lost, a click on what leads elsewhere asks first. What is looked at beside the form may be used. */
import { type RefObject, useEffect } from 'react';

const LEADS_AWAY = 'a, button, [role=button], [role=tab], [role=menuitem], [role=switch], tr';

/** Other panels and toasts, what is looked at, and what opens elsewhere. */
const BESIDE =
  '[role=dialog], [role=status], .MuiPopover-root, .MuiAutocomplete-popper, figure, table.compared, a[target], a[href^="tel:"], a[href^="mailto:"]';

/** @param form what the click is not beside of */
export function useClickAsks(losing: boolean, form: RefObject<HTMLElement | null>, ask: () => void): void {
  useEffect(() => {
    if (!losing) return;
    const press = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const isBeside = target?.closest(BESIDE);
      if (isBeside || form.current?.contains(target) || !target?.closest(LEADS_AWAY)) return;
      event.preventDefault();
      event.stopPropagation();
      ask();
    };
    document.addEventListener('click', press, true);
    return () => document.removeEventListener('click', press, true);
  }, [losing, form, ask]);
}
