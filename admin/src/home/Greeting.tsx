import { Typography } from '@mui/material';
import { useGetIdentity, useTranslate } from 'react-admin';

export function Greeting() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  return (
    <Typography variant="h5" component="h1">
      {translate('home.greeting', { name: identity?.fullName ?? '' })}
    </Typography>
  );
}
