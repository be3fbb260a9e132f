/** Erasures that wait for a second member of staff, the oldest first. */
import { Box, Card, Stack, Typography } from '@mui/material';
import { ListBase, Title, useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { ErasuresQuery } from '../../generated/graphql.ts';
import { showDate } from '../format.ts';
import { Empty } from '../lists/Empty.tsx';
import { ListStatus } from '../lists/ListStatus.tsx';
import { Pagination } from '../lists/Pagination.tsx';
import { ErasureNotice } from './ErasureNotice.tsx';

type Waiting = ErasuresQuery['erasures']['nodes'][number];

export function ErasureList() {
  const translate = useTranslate();
  return (
    <Box sx={{ my: 2 }}>
      <Title title="resources.erasures.name" />
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {translate('requests.erasure.listHelp')}
      </Typography>
      <ListBase resource="erasures" perPage={25} disableSyncWithLocation storeKey={false}>
        <ListStatus>
          <Erasures />
          <Pagination />
        </ListStatus>
      </ListBase>
    </Box>
  );
}

function Erasures() {
  const { data = [], refetch } = useListContext<Waiting>();
  if (!data.length) return <Empty text="requests.erasure.none" />;
  return (
    <Stack component="ul" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {data.map((erasure) => (
        <Card component="li" key={erasure.id} sx={{ p: 1.5 }}>
          {erasure.citizen && (
            <Typography variant="body1" sx={{ mb: 1 }}>
              <Link to={`/citizens/${erasure.citizen.id}/show`}>{erasure.citizen.fullName}</Link> · {showDate(erasure.citizen.dateOfBirth)}
            </Typography>
          )}
          <ErasureNotice erasure={erasure} name={erasure.citizen?.fullName ?? ''} onDecided={async () => refetch()} />
        </Card>
      ))}
    </Stack>
  );
}
