/**
 * While something would be lost, the browser's way back asks first (HTML, Navigation API; where a browser has it), and the browser
 * itself asks before it leaves the document.
 */
import { useEffect } from 'react';

export function useBackAsks(losing: boolean, ask: () => void): void {
  useEffect(() => {
    if (!losing) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onNavigate = (event: NavigateEvent) => {
      if (event.navigationType !== 'traverse' || !event.cancelable) return;
      event.preventDefault();
      ask();
    };
    window.addEventListener('beforeunload', onUnload);
    window.navigation?.addEventListener('navigate', onNavigate);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      window.navigation?.removeEventListener('navigate', onNavigate);
    };
  }, [losing, ask]);
}
