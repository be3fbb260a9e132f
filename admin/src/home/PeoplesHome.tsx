/** Who works with people's records (a clerk, the commune police) begins with finding one; and with what their own office lacks. */
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { Alert, Button, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Title, useGetIdentity, useStore, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { ContactsMissingDocument } from '../../generated/graphql.ts';
import { PersonLine } from '../design/PersonLine.tsx';
import { Section } from '../design/Section.tsx';
import { showPhone } from '../format.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { Greeting } from './Greeting.tsx';

export function PeoplesHome() {
  return (
    <Stack spacing={2} sx={{ my: 2, maxWidth: 720 }}>
      <Title title="ra.page.dashboard" />
      <Greeting />
      <FindPerson />
      <OwnOffice />
    </Stack>
  );
}

function FindPerson() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [, setSearch] = useStore('citizens.text', '');
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSearch(typed);
    navigate('/citizens');
  };
  return (
    <Section title={translate('home.findPerson')}>
      <Stack component="form" direction="row" spacing={1} sx={{ alignItems: 'center' }} onSubmit={submit}>
        <TextField
          autoFocus
          margin="none"
          type="search"
          label={translate('citizens.search')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit" variant="contained" startIcon={<SearchOutlined />} sx={{ flexShrink: 0 }}>
          {translate('ra.action.search')}
        </Button>
      </Stack>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
        {translate('citizens.searchHelp')}
      </Typography>
    </Section>
  );
}

/** Whom others reach at one's own office, and for what nobody is. */
function OwnOffice() {
  const translate = useTranslate();
  const graph = useGraph();
  const { identity } = useGetIdentity();
  const within: string = identity?.['unitCode'] ?? '';
  const { data: office } = useQuery({
    queryKey: ['home', 'office', within],
    enabled: within !== '',
    queryFn: async () => (await graph.request(ContactsMissingDocument, { within })).data.office,
  });
  if (!office) return null;
  const missing = office.missingResponsibilities.map((each) => translate(`responsibility.${each}`)).join(', ');
  return (
    <Section title={translate('home.ownOffice', { name: office.name })}>
      <Stack spacing={1}>
        {missing && <Alert severity="warning">{translate('home.missing', { what: missing })}</Alert>}
        {!office.contacts.length && <Typography color="textSecondary">{translate('screen.noContacts')}</Typography>}
        {office.contacts.map(({ id, fullName, title, mobilePhone }) => (
          <PersonLine key={id} name={fullName} detail={[title, showPhone(mobilePhone)].join(' · ')} />
        ))}
        <Typography variant="body2">
          <Link to="/contacts?view=contacts">{translate('resources.contacts.name')}</Link>
        </Typography>
      </Stack>
    </Section>
  );
}
