/** Longer than a dialog takes to close, which gives the focus back to what had opened it. */
const CLOSED_MS = 400;

/**
 * What was pressed is often gone once it is done, and the focus with it: then the page's content has it, so that a screen reader goes on
 * there and not at the top of the window (WCAG 2.4.3).
 */
export function keepFocus(): void {
  setTimeout(() => {
    if (document.activeElement && document.activeElement !== document.body) return;
    const content = document.querySelector('main');
    content?.setAttribute('tabindex', '-1');
    content?.focus({ preventScroll: true });
  }, CLOSED_MS);
}
