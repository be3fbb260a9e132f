/** The key that does the same, on the button that does it; read out by the overlay of all keys, not by each button. */
import { Box } from '@mui/material';

const NAMES: Record<string, string> = { Enter: '↵', Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' };

/** @param keyName as `KeyboardEvent.key` names it */
export const keyWord = (keyName: string): string => NAMES[keyName] ?? (keyName.length === 1 ? keyName.toUpperCase() : keyName);

export const KeyHint = ({ keyName }: { keyName: string }) => (
  <Box
    component="kbd"
    aria-hidden
    sx={{
      ml: 1,
      px: 0.5,
      minWidth: 18,
      font: 'inherit',
      fontSize: '0.75rem',
      lineHeight: '18px',
      textAlign: 'center',
      border: '1px solid',
      borderColor: 'currentcolor',
      borderRadius: '4px',
      display: { xs: 'none', md: 'inline-block' },
    }}
  >
    {keyWord(keyName)}
  </Box>
);
