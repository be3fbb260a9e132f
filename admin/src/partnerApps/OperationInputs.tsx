/** The operations that an app may send: any, or each by its text. */
import AddOutlined from '@mui/icons-material/AddOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Box, Button, Checkbox, FormControlLabel, IconButton, Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

interface Props {
  anyOperation: boolean;
  operations: readonly string[];
  /** Places of those that were refused. */
  wrong: readonly number[];
  onChange: (changed: { anyOperation?: boolean; operations?: string[] }) => void;
}

export function OperationInputs({ anyOperation, operations, wrong, onChange }: Props) {
  const translate = useTranslate();
  return (
    <Box>
      <FormControlLabel
        label={translate('partners.anyOperation')}
        control={<Checkbox checked={anyOperation} onChange={(_, checked) => onChange({ anyOperation: checked })} />}
      />
      {!anyOperation && (
        <Stack spacing={1}>
          {operations.map((operation, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an operation that is being typed has no other name than its place
            <Stack key={i} direction="row" sx={{ alignItems: 'start' }}>
              <TextField
                multiline
                fullWidth
                margin="none"
                maxRows={8}
                label={translate('partners.operation', { number: i + 1 })}
                value={operation}
                error={wrong.includes(i)}
                onChange={(event) => onChange({ operations: operations.with(i, event.target.value) })}
                slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'ui-monospace, monospace', fontSize: '.8rem' } } }}
              />
              <IconButton
                aria-label={translate('partners.removeOperation', { number: i + 1 })}
                onClick={() => onChange({ operations: operations.toSpliced(i, 1) })}
              >
                <DeleteOutlined fontSize="small" />
              </IconButton>
            </Stack>
          ))}
          <Button startIcon={<AddOutlined />} onClick={() => onChange({ operations: [...operations, ''] })} sx={{ alignSelf: 'start' }}>
            {translate('partners.addOperation')}
          </Button>
        </Stack>
      )}
    </Box>
  );
}
