/**
 * The frame of everything that is filled in: a form in a panel beside the screen, its failures, cancel and do. Nothing is sent while a
 * required field is empty or a field says that it is wrong: the first of them is named and has the focus. What was typed is not lost by a
 * click beside the panel.
 */
import { Alert, Box, Button, DialogActions, Stack } from '@mui/material';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyHint } from '../design/KeyHint.tsx';
import { SidePanel } from '../design/SidePanel.tsx';
import { type Missing, missingIn } from './missing.ts';
import { useBackAsks } from './useBackAsks.ts';
import { useClickAsks } from './useClickAsks.ts';

interface Props {
  title: string;
  submit: string;
  busy: boolean;
  /** It cannot be done, whatever is typed; the form says why. */
  blocked?: boolean;
  errors: string[];
  danger?: boolean;
  /** Nothing is missing: Enter is enough, unless it cannot be taken back. */
  complete?: boolean;
  /** Holds tables. */
  wide?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** What is looked at while the form is filled in, above it. */
  aside?: ReactNode;
  children: ReactNode;
}

export function ActionDialog({
  title,
  submit,
  busy,
  blocked = false,
  errors,
  danger = false,
  complete = false,
  wide = false,
  aside,
  onSubmit,
  onClose,
  children,
}: Props) {
  const translate = useTranslate();
  const form = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState<Missing[]>([]);
  const [typed, setTyped] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const lastField = useRef<HTMLElement>(null);
  const attach = useCallback(
    (node: HTMLFormElement | null) => {
      form.current = node;
      if (node && !complete) setTimeout(() => focusMissing(node)); // once all fields have their values
    },
    [complete],
  );
  const firstButton = useRef<HTMLButtonElement>(null);
  const canSend = !busy && !blocked;
  useEffect(() => {
    // A button that cannot be pressed yet takes no focus: it gets it once it can, unless a field has the focus by then.
    const isElsewhere = form.current?.contains(document.activeElement) || document.querySelector('[role=listbox]');
    if (complete && canSend && !isElsewhere) firstButton.current?.focus();
  }, [complete, canSend]);
  const named = ({ label, wrong }: Missing) => `${label}: ${wrong ?? translate('error.REQUIRED')}`;

  const send = () => {
    const found = form.current ? missingIn(form.current) : [];
    setMissing(found);
    found[0]?.focus();
    if (!found.length && canSend) onSubmit();
  };
  const leave = () => (typed && !busy ? setLeaving(true) : onClose());
  const ask = useCallback(() => setLeaving(true), []);
  useBackAsks(typed, ask);
  useClickAsks(typed, form, ask);

  return (
    <SidePanel
      title={title}
      width={wide ? 'tables' : 'form'}
      onLeave={leave}
      // Of the panel, not of the form: before a field has the focus, the panel has it.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault(); // a choice from a list would open at it
        event.stopPropagation();
        form.current?.requestSubmit();
      }}
    >
      <Box
        component="form"
        ref={attach}
        noValidate
        // The buttons stay in sight: what is long is the part between.
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flexGrow: 1 }}
        onInput={() => setTyped(true)}
        onFocusCapture={({ target }) => {
          if (target instanceof HTMLElement && target.closest('.MuiFormControl-root')) lastField.current = target;
        }}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Box sx={{ px: 3, py: 2, overflowY: 'auto', flexGrow: 1 }}>
          {aside && <Box sx={{ mb: 2 }}>{aside}</Box>}
          <Stack spacing={2}>
            {[...missing.map(named), ...(missing.length ? [] : errors)].map((error) => (
              <Alert severity="error" key={error}>
                {error}
              </Alert>
            ))}
            {children}
          </Stack>
        </Box>
        {leaving ? (
          <DialogActions sx={{ px: 3, py: 1.5, borderTop: 1, borderColor: 'divider' }}>
            <Alert severity="warning" sx={{ flexGrow: 1, py: 0 }}>
              {translate('form.leave')}
            </Alert>
            <Button onClick={onClose}>{translate('form.drop')}</Button>
            <Button
              variant="contained"
              autoFocus
              onClick={() => {
                setLeaving(false);
                lastField.current?.focus();
              }}
            >
              {translate('form.stay')}
            </Button>
          </DialogActions>
        ) : (
          <DialogActions sx={{ px: 3, py: 1.5, borderTop: 1, borderColor: 'divider' }}>
            {/* What cannot be taken back is not the first thing that Enter does. */}
            <Button ref={danger ? firstButton : undefined} onClick={onClose} autoFocus={complete && danger}>
              {translate('ra.action.cancel')}
            </Button>
            <Button
              ref={danger ? undefined : firstButton}
              type="submit"
              variant="contained"
              color={danger ? 'error' : 'primary'}
              disabled={!canSend}
              autoFocus={complete && !danger}
            >
              {submit}
              {(!danger || !complete) && <KeyHint keyName={complete ? 'Enter' : 'Ctrl ↵'} />}
            </Button>
          </DialogActions>
        )}
      </Box>
    </SidePanel>
  );
}

/** What is not filled in yet comes next, unless the user was quicker. */
function focusMissing(form: HTMLFormElement): void {
  const missing = missingIn(form);
  if (document.querySelector('[role=listbox]') || missing.some(({ hasFocus }) => hasFocus())) return;
  if (missing[0]) missing[0].focus();
  else if (!form.contains(document.activeElement)) form.querySelector<HTMLElement>('input:not([type=checkbox]), textarea')?.focus();
}
