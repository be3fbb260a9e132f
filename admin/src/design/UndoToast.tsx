/** Names what was done, and undoes it for as long as it says. */
import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { KeyHint } from './KeyHint.tsx';

interface Props {
  text: string;
  /** That are left. */
  seconds: number;
  onUndo: () => void;
}

export function UndoToast({ text, seconds, onUndo }: Props) {
  const translate = useTranslate();
  return (
    <Alert
      severity="success"
      variant="outlined"
      role="status"
      sx={{ bgcolor: 'background.paper', boxShadow: 4, alignItems: 'center' }}
      action={
        <Button size="small" onClick={onUndo} sx={{ whiteSpace: 'nowrap' }}>
          {translate('act.undo')}
          <KeyHint keyName="z" />
        </Button>
      }
    >
      {text} <span aria-hidden>({seconds})</span>
    </Alert>
  );
}
