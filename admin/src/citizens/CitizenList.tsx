/** Finding a person: by name with or without diacritics, by ID, by phone, by date of birth. */
import PersonAddOutlined from '@mui/icons-material/PersonAddOutlined';
import { Box, Button, Card, Stack, TextField, Typography } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { ListBase, Title, useGetIdentity, useRedirect, useStore, useTranslate } from 'react-admin';
import { DateInput } from '../forms/DateInput.tsx';
import { ListStatus } from '../lists/ListStatus.tsx';
import { Pagination } from '../lists/Pagination.tsx';
import { can } from '../signIn/access.ts';
import { CitizenTable } from './CitizenTable.tsx';
import { RegisterDialog } from './PersonDialog.tsx';
import { searchOf } from './searchOf.ts';

export function CitizenList() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const redirect = useRedirect();
  const [typed, setTyped] = useStore('citizens.text', '');
  const [dateOfBirth, setDateOfBirth] = useStore('citizens.dateOfBirth', '');
  const [registering, setRegistering] = useState(false);
  const text = useDeferredValue(typed);
  const search = searchOf(text, dateOfBirth);
  return (
    <Box>
      <Title title="resources.citizens.name" />
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', mt: 2, mb: 1 }}>
        <TextField
          type="search"
          size="small"
          margin="none"
          autoFocus
          label={translate('citizens.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          sx={{ width: { xs: '100%', sm: 340 } }}
        />
        <Box sx={{ width: { xs: '100%', sm: 190 } }}>
          <DateInput partial required={false} label={translate('field.dateOfBirth')} value={dateOfBirth} onChange={setDateOfBirth} />
        </Box>
        <Box sx={{ flexGrow: 1 }} />
        {can(identity?.['role'], 'citizen:register') && (
          <Button variant="contained" startIcon={<PersonAddOutlined />} onClick={() => setRegistering(true)}>
            {translate('citizens.register')}
          </Button>
        )}
      </Stack>
      {search ? (
        <ListBase key={JSON.stringify(search)} resource="citizens" filter={search} perPage={25} disableSyncWithLocation storeKey={false}>
          <ListStatus>
            <CitizenTable />
            <Pagination />
          </ListStatus>
        </ListBase>
      ) : (
        <Card sx={{ p: 4, textAlign: 'center' }}>
          <Typography color="textSecondary">{translate('citizens.searchHelp')}</Typography>
        </Card>
      )}
      {registering && <RegisterDialog onClose={() => setRegistering(false)} onDone={(id) => redirect('show', 'citizens', id)} />}
    </Box>
  );
}
