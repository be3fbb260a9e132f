/** What was just done can be undone for a while: a toast names it, with the time that is left; `z` undoes it too. */
import { Snackbar } from '@mui/material';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { UndoToast } from '../../design/UndoToast.tsx';
import { useKeys } from '../../keyboard/keys.ts';

/** For how long a decision waits before it takes effect. */
export const UNDO_SECONDS = 10;
const TICK_MS = 1000;

interface Offer {
  /** What was done, in words. */
  text: string;
  undo: () => Promise<unknown>;
}

const UndoContext = createContext<(offer: Offer) => void>(() => {});
export const useOfferUndo = () => useContext(UndoContext);

/** Of several acts the latest is offered first, then the one before it, as long as there is time. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const [offers, setOffers] = useState<(Offer & { until: number })[]>([]);
  const make = useCallback((made: Offer) => setOffers((before) => [...before, { ...made, until: Date.now() + UNDO_SECONDS * 1000 }]), []);
  const end = useCallback((until: number) => setOffers((before) => before.filter((offer) => offer.until !== until)), []);
  const latest = offers.at(-1);
  return (
    <UndoContext.Provider value={make}>
      {children}
      {latest && <Offered key={latest.until} {...latest} onEnd={end} />}
    </UndoContext.Provider>
  );
}

function Offered({ text, undo, until, onEnd }: Offer & { until: number; onEnd: (until: number) => void }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (now >= until) onEnd(until);
  }, [now, until, onEnd]);
  const press = () => {
    onEnd(until);
    void undo();
  };
  useKeys([{ key: 'z', label: 'act.undo', run: press }]);
  return (
    <Snackbar open anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}>
      <div>
        <UndoToast text={text} seconds={Math.max(1, Math.round((until - now) / 1000))} onUndo={press} />
      </div>
    </Snackbar>
  );
}
