/**
 * Something is done beside what it is done with: at a desk a panel at the right, while the rest stays readable and can be scrolled, zoomed,
 * copied from; on a phone the whole window.
 */
import { Dialog, Paper, Typography } from '@mui/material';
import { type KeyboardEventHandler, type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useIsMobile } from './useIsMobile.ts';

/** In pixels: a form; one that holds tables. */
const WIDTHS = { form: 440, tables: 760 } as const;

interface Props {
  title: string;
  width?: keyof typeof WIDTHS;
  /** Escape, or another way out. */
  onLeave: () => void;
  onKeyDownCapture?: KeyboardEventHandler | undefined;
  children: ReactNode;
}

export function SidePanel({ title, width = 'form', onLeave, onKeyDownCapture, children }: Props) {
  const isMobile = useIsMobile();
  const titleId = useId();
  const content = (
    <>
      <Typography id={titleId} variant="h6" component="h2" sx={{ px: 3, py: 2, borderBottom: 1, borderColor: 'divider' }}>
        {title}
      </Typography>
      {children}
    </>
  );
  if (isMobile)
    return (
      <Dialog open fullScreen aria-labelledby={titleId} onClose={onLeave} onKeyDownCapture={onKeyDownCapture}>
        {content}
      </Dialog>
    );
  return (
    <Beside titleId={titleId} width={WIDTHS[width]} onLeave={onLeave} onKeyDownCapture={onKeyDownCapture}>
      {content}
    </Beside>
  );
}

function Beside({
  titleId,
  width,
  onLeave,
  onKeyDownCapture,
  children,
}: Omit<Props, 'width' | 'title'> & { titleId: string; width: number }) {
  const panel = useRef<HTMLDivElement>(null);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    const before = document.activeElement;
    if (!panel.current?.contains(before)) panel.current?.focus({ preventScroll: true });
    const { body } = document;
    body.dataset['panel'] = 'open';
    body.style.setProperty('--panel-room', `${width}px`);
    const press = (event: KeyboardEvent) => {
      if (
        event.key === 'Escape' &&
        !event.defaultPrevented &&
        !document.querySelector('[role=listbox], .MuiPopover-root:not([aria-hidden=true])')
      )
        leave.current();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
      delete body.dataset['panel'];
      body.style.removeProperty('--panel-room');
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [width]);
  return createPortal(
    <Paper
      ref={panel}
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      square
      onKeyDownCapture={onKeyDownCapture}
      sx={{
        position: 'fixed',
        inset: '48px 0 0 auto',
        width: `min(${width}px, 100vw)`,
        zIndex: 'drawer',
        display: 'flex',
        flexDirection: 'column',
        bgcolor: 'background.paper',
        borderLeft: 1,
        borderColor: 'divider',
        boxShadow: '-8px 0 24px rgb(0 0 0 / 12%)',
        outline: 'none',
      }}
    >
      {children}
    </Paper>,
    document.body,
  );
}

/** Room for an open panel beside a screen, where there is some. */
export const ROOM_FOR_PANEL = { marginRight: { xs: 0, md: 'var(--panel-room, 0px)' } } as const;
