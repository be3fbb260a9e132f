/** People that were found: a table at a desk, cards on a phone. */
import { Card, CardActionArea, Stack, Typography } from '@mui/material';
import { Datagrid, FunctionField, useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { PersonFragment } from '../../generated/graphql.ts';
import { useIsMobile } from '../design/useIsMobile.ts';
import { showDate, showPhone } from '../format.ts';
import { Empty } from '../lists/Empty.tsx';
import { IdentityChip } from './IdentityChip.tsx';

export function CitizenTable() {
  const translate = useTranslate();
  if (useIsMobile()) return <Cards />;
  return (
    <Card>
      <Datagrid bulkActionButtons={false} rowClick="show" size="small" empty={<Empty />} sx={{ '& td, & th': { px: 1 } }}>
        <FunctionField
          label={translate('field.fullName')}
          render={({ fullName }: PersonFragment) => (
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {fullName}
            </Typography>
          )}
        />
        <FunctionField label={translate('field.dateOfBirth')} render={({ dateOfBirth }: PersonFragment) => showDate(dateOfBirth)} />
        <FunctionField label={translate('field.gender')} render={({ gender }: PersonFragment) => translate(`gender.${gender}`)} />
        <FunctionField
          label={translate('field.identityDocument')}
          render={({ identityDocument }: PersonFragment) =>
            identityDocument ? `${identityDocument.kind} ${identityDocument.number}` : '—'
          }
        />
        <FunctionField label={translate('field.phone')} render={({ phone }: PersonFragment) => (phone ? showPhone(phone) : '—')} />
        <FunctionField
          label={translate('field.identityStatus')}
          render={({ identityStatus }: PersonFragment) => <IdentityChip status={identityStatus} />}
        />
      </Datagrid>
    </Card>
  );
}

function Cards() {
  const { data = [] } = useListContext<PersonFragment>();
  if (!data.length) return <Empty />;
  return (
    <Stack spacing={1}>
      {data.map((person) => (
        <Card key={person.id}>
          <CardActionArea component={Link} to={`/citizens/${person.id}/show`} sx={{ p: 1.5 }}>
            <Typography sx={{ fontWeight: 600 }}>{person.fullName}</Typography>
            <Typography variant="body2">
              {showDate(person.dateOfBirth)} · {person.identityDocument?.number ?? '—'}
            </Typography>
            <IdentityChip status={person.identityStatus} />
          </CardActionArea>
        </Card>
      ))}
    </Stack>
  );
}
