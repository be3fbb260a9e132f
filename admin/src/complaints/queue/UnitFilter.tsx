/** Filter by unit, within one's own. */
import { Box } from '@mui/material';
import { useInput, useTranslate } from 'react-admin';
import { UnitChoice } from '../../forms/UnitChoice.tsx';

export function UnitFilter({ source }: { source: string; alwaysOn?: boolean }) {
  const translate = useTranslate();
  const { field } = useInput({ source, defaultValue: '' });
  return (
    <Box sx={{ width: { xs: '100%', sm: 260 }, mt: 1, mb: 0.5, '& .MuiInputBase-root': { py: 0.25 } }}>
      <UnitChoice label={translate('resources.complaints.fields.responsible')} value={field.value ?? ''} onChange={field.onChange} />
    </Box>
  );
}
