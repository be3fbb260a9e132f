/** In the bar, where the unit hands out what waits: whether one takes it. */
import { FormControlLabel, Switch, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useAutoAssignment } from './useAutoAssignment.ts';

export function AvailabilitySwitch() {
  const translate = useTranslate();
  const { maxOpenPerHandler, there, setThere } = useAutoAssignment();
  if (!maxOpenPerHandler) return null;
  const change = (checked: boolean) => {
    setThere(checked);
    // An available handler wants to hear of new work while they look at something else.
    if (checked && 'Notification' in window && Notification.permission === 'default') void Notification.requestPermission();
  };
  return (
    <Tooltip title={translate('autoAssignment.takeHelp', { maxOpenPerHandler })}>
      <FormControlLabel
        control={
          <Switch
            color="default"
            checked={there}
            onChange={(_, checked) => change(checked)}
            slotProps={{ input: { 'aria-label': translate('autoAssignment.take') } }}
          />
        }
        // Beside the title and the menus a phone has room for the switch alone.
        label={
          <Typography variant="body2" sx={{ display: { xs: 'none', sm: 'block' } }}>
            {translate('autoAssignment.take')}
          </Typography>
        }
        sx={{ mx: { xs: 0, sm: 1 }, whiteSpace: 'nowrap' }}
      />
    </Tooltip>
  );
}
