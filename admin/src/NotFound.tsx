/** An address that is none of the console's. */
import { Box, Typography } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';

export function NotFound() {
  const translate = useTranslate();
  return (
    <Box sx={{ my: 4 }}>
      <Title title="screen.noPage" />
      <Typography variant="h5" component="h1" gutterBottom>
        {translate('screen.noPage')}
      </Typography>
      <Link to="/">{translate('screen.toStart')}</Link>
    </Box>
  );
}
