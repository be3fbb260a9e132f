/** An administrator's morning: which offices cannot be reached, whose account waits, what the system gave up. */
import { Box, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Title, useGetIdentity, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { AdministratorsMorningDocument, type WaitingAccountFragment } from '../../generated/graphql.ts';
import { PersonLine } from '../design/PersonLine.tsx';
import { Columns, Section } from '../design/Section.tsx';
import { WorkTile } from '../design/WorkTile.tsx';
import { useGraph } from '../graph/GraphContext.tsx';
import { useDeadJobs } from '../jobs/useDeadJobs.ts';
import { canSee } from '../signIn/access.ts';
import { Greeting } from './Greeting.tsx';

export function AdministratorsHome() {
  const translate = useTranslate();
  const graph = useGraph();
  const { identity } = useGetIdentity();
  const { data } = useQuery({
    queryKey: ['home', 'administrator'],
    queryFn: async () => (await graph.request(AdministratorsMorningDocument, {})).data,
  });
  const seesJobs = canSee(identity?.['role'], identity?.['unitLevel'], 'jobs');
  const { data: jobs } = useDeadJobs(seesJobs);
  const counts = data?.contactCounts;
  const tiles = [
    { name: 'officesIncomplete', count: counts?.officesIncomplete, to: '/contacts' },
    { name: 'officesUnconfirmed', count: counts?.officesUnconfirmed, to: '/contacts?view=officesUnconfirmed' },
    { name: 'malformed', count: counts?.malformed, to: '/contacts?view=malformed' },
    ...(seesJobs ? [{ name: 'jobs', count: jobs?.length, to: '/jobs' }] : []),
  ];
  return (
    <Stack spacing={2} sx={{ my: 2 }}>
      <Title title="ra.page.dashboard" />
      <Greeting />
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, minmax(0, 1fr))' } }}>
        {tiles.map(({ name, count, to }) => (
          <WorkTile key={name} title={translate(`home.${name}.title`)} detail={translate(`home.${name}.detail`)} count={count} to={to} />
        ))}
      </Box>
      <Columns>
        <Waiting title="home.invited" state="INVITED" accounts={data?.invited} />
        <Waiting title="home.expired" state="EXPIRED" accounts={data?.expired} />
      </Columns>
    </Stack>
  );
}

interface WaitingProps {
  title: string;
  state: string;
  accounts: { nodes: WaitingAccountFragment[]; pageInfo: { hasNextPage: boolean } } | undefined;
}

function Waiting({ title, state, accounts }: WaitingProps) {
  const translate = useTranslate();
  if (!accounts?.nodes.length) return null;
  return (
    <Section title={translate(title)}>
      <Stack spacing={1}>
        {accounts.nodes.map(({ id, name, username, role }) => (
          <PersonLine key={id} name={name} detail={[username, translate(`role.${role}`)].join(' · ')} />
        ))}
        <Typography variant="body2">
          <Link to={`/accounts?state=${state}`}>{translate(accounts.pageInfo.hasNextPage ? 'home.all' : 'home.open')}</Link>
        </Typography>
      </Stack>
    </Section>
  );
}
