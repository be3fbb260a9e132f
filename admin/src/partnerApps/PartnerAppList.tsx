/** Partner apps: which there are, what each may read, and whether it is answered. */
import AddOutlined from '@mui/icons-material/AddOutlined';
import { Box, Button, Card, Link, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Datagrid, FunctionField, ListBase, Title, useGetIdentity, useListContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useIsMobile } from '../design/useIsMobile.ts';
import { showDate } from '../format.ts';
import { Empty } from '../lists/Empty.tsx';
import { ListStatus } from '../lists/ListStatus.tsx';
import { Pagination } from '../lists/Pagination.tsx';
import { can } from '../signIn/access.ts';
import { AppStateChip } from './AppStateChip.tsx';
import type { ListedApp } from './app.ts';
import { PartnerDialog } from './PartnerDialog.tsx';
import { SecretDialog, type ShownSecret } from './SecretDialog.tsx';

export function PartnerAppList() {
  const translate = useTranslate();
  const queries = useQueryClient();
  const { identity } = useGetIdentity();
  const [registering, setRegistering] = useState(false);
  const [shown, setShown] = useState<ShownSecret>();
  const changed = () => queries.invalidateQueries({ queryKey: ['partnerApps'] });
  return (
    <Box>
      <Title title="resources.partnerApps.name" />
      <Stack direction="row" spacing={2} sx={{ my: 2, alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography color="textSecondary">{translate('partners.help')}</Typography>
        {can(identity?.['role'], 'partner:manage') && (
          <Button variant="contained" startIcon={<AddOutlined />} onClick={() => setRegistering(true)} sx={{ flexShrink: 0 }}>
            {translate('partners.register')}
          </Button>
        )}
      </Stack>
      <ListBase resource="partnerApps" perPage={50} disableSyncWithLocation storeKey={false}>
        <ListStatus>
          <Apps />
          <Pagination />
        </ListStatus>
      </ListBase>
      {registering && <PartnerDialog onClose={() => setRegistering(false)} onChanged={changed} onRegistered={setShown} />}
      {shown && <SecretDialog {...shown} onClose={() => setShown(undefined)} />}
    </Box>
  );
}

function Apps() {
  const translate = useTranslate();
  const narrow = useIsMobile();
  const { data = [] } = useListContext<ListedApp>();
  if (narrow)
    return (
      <Stack spacing={1}>
        {data.map((app) => (
          <Card key={app.id} sx={{ p: 1.5 }}>
            <Name app={app} />
            <AppStateChip app={app} />
          </Card>
        ))}
      </Stack>
    );
  return (
    <Card>
      <Datagrid bulkActionButtons={false} rowClick="show" size="small" empty={<Empty />} sx={{ '& td, & th': { px: 1 } }}>
        <FunctionField label={translate('partners.name')} render={(app: ListedApp) => <Name app={app} />} />
        <FunctionField
          label={translate('field.scopes')}
          render={({ scopes }: ListedApp) => scopes.map((scope) => translate(`partners.scope.${scope}`)).join(', ')}
        />
        <FunctionField
          label={translate('partners.allowance')}
          render={({ ratePerMinute, dailyQuota }: ListedApp) =>
            translate('partners.allowanceOf', { minute: ratePerMinute.toLocaleString('vi'), day: dailyQuota.toLocaleString('vi') })
          }
        />
        <FunctionField
          label={translate('field.expiresOn')}
          render={({ expiresOn }: ListedApp) => (expiresOn ? showDate(expiresOn) : translate('partners.noEnd'))}
        />
        <FunctionField label={translate('field.state')} render={(app: ListedApp) => <AppStateChip app={app} />} />
      </Datagrid>
    </Card>
  );
}

const Name = ({ app: { id, name } }: { app: ListedApp }) => (
  <>
    <Typography variant="body2" sx={{ fontWeight: 600 }}>
      <Link component={RouterLink} to={`/partnerApps/${id}/show`} underline="hover">
        {name}
      </Link>
    </Typography>
    <Typography variant="caption" color="textSecondary">
      {id}
    </Typography>
  </>
);
