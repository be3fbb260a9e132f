/** What was just done can be undone for a while: a toast names it, with the time that is left; `z` undoes it too. */
import { Alert, Button, Snackbar } from '@mui/material';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyHint } from '../../design/KeyHint.tsx';
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
/** The latest act is the one that is offered: an earlier one is undone on its own screen. */
export const useOfferUndo = () => useContext(UndoContext);

export function UndoProvider({ children }: { children: ReactNode }) {
  const [offer, setOffer] = useState<Offer & { until: number }>();
  const end = useCallback(() => setOffer(undefined), []);
  const make = useCallback((made: Offer) => setOffer({ ...made, until: Date.now() + UNDO_SECONDS * 1000 }), []);
  return (
    <UndoContext.Provider value={make}>
      {children}
      {offer && <UndoToast key={offer.until} {...offer} onEnd={end} />}
    </UndoContext.Provider>
  );
}

function UndoToast({ text, undo, until, onEnd }: Offer & { until: number; onEnd: () => void }) {
  const translate = useTranslate();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (now >= until) onEnd();
  }, [now, until, onEnd]);
  const press = () => {
    onEnd();
    void undo();
  };
  useKeys([{ key: 'z', label: 'act.undo', run: press }]);
  const seconds = useMemo(() => Math.max(1, Math.round((until - now) / 1000)), [until, now]);
  return (
    <Snackbar open anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}>
      <Alert
        severity="success"
        variant="outlined"
        role="status"
        sx={{ bgcolor: 'background.paper', boxShadow: 4, alignItems: 'center' }}
        action={
          <Button size="small" onClick={press}>
            {translate('act.undo')}
            <KeyHint keyName="z" />
          </Button>
        }
      >
        {text} <span aria-hidden>({seconds})</span>
      </Alert>
    </Snackbar>
  );
}
