/** One partner app: what it may, what it has called in the last thirty days, and what can be done with it. */
import { Alert, Box, Button, FormControlLabel, Link, Stack, Switch, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useGetIdentity, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import {
  DisablePartnerAppDocument,
  EnablePartnerAppDocument,
  PartnerAppOnScreenDocument,
  RotatePartnerSecretDocument,
} from '../../generated/graphql.ts';
import { Columns, Section } from '../design/Section.tsx';
import { ScreenSkeleton } from '../design/Skeletons.tsx';
import { showDate, showMoment } from '../format.ts';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { can, canSee } from '../signIn/access.ts';
import { AppStateChip } from './AppStateChip.tsx';
import type { AppOnScreen } from './app.ts';
import { CallsTable } from './CallsTable.tsx';
import { PartnerDialog } from './PartnerDialog.tsx';
import { SecretDialog, type ShownSecret } from './SecretDialog.tsx';

const REFRESH_MS = 10_000;

export function PartnerAppShow() {
  const { id = '' } = useParams();
  const translate = useTranslate();
  const graph = useGraph();
  const { data: app, isPending } = useQuery({
    queryKey: ['partnerApps', 'one', id],
    queryFn: async () => (await graph.request(PartnerAppOnScreenDocument, { id })).data.partnerApp ?? null,
    refetchInterval: REFRESH_MS,
  });
  if (isPending) return <ScreenSkeleton />;
  if (!app) return <Alert severity="error">{translate(app === null ? 'partners.notFound' : 'screen.failed')}</Alert>;
  return (
    <>
      <Title title="resources.partnerApps.name" />
      <Stack direction="row" spacing={2} sx={{ my: 2, alignItems: 'center', flexWrap: 'wrap' }} useFlexGap>
        <Typography variant="h5" component="h2">
          {app.name}
        </Typography>
        <AppStateChip app={app} />
        <Box sx={{ flexGrow: 1 }} />
        <Actions app={app} />
      </Stack>
      <Columns>
        <Section title={translate('partners.calls')}>
          <CallsTable calls={app.calls} />
          <Trail id={app.id} name={app.name} />
        </Section>
        <Section title={translate('partners.may')}>
          <Facts app={app} />
        </Section>
      </Columns>
    </>
  );
}

function Actions({ app }: { app: AppOnScreen }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const { identity } = useGetIdentity();
  const [editing, setEditing] = useState(false);
  const [shown, setShown] = useState<ShownSecret>();
  const changed = () => queries.invalidateQueries({ queryKey: ['partnerApps'] });
  const change = useGraphMutation(changed, 'partners.change');
  if (!can(identity?.['role'], 'partner:manage')) return null;
  const input = { id: app.id, version: app.version };
  const turn = async (enabled: boolean) => {
    const done = enabled ? change.run(EnablePartnerAppDocument, { input }) : change.run(DisablePartnerAppDocument, { input });
    if (await done) notify('act.done', { type: 'success' });
  };
  const renew = async () => {
    const outcome = await change.run(RotatePartnerSecretDocument, { input });
    if (outcome?.app) setShown({ id: outcome.app.id, secret: outcome.secret ?? null });
  };
  return (
    <>
      <FormControlLabel
        label={translate('partners.on')}
        control={<Switch checked={app.enabled} disabled={change.busy} onChange={(_, enabled) => void turn(enabled)} />}
      />
      {app.authentication === 'SECRET' && (
        <Button variant="outlined" disabled={change.busy} onClick={() => void renew()}>
          {translate('partners.renew')}
        </Button>
      )}
      <Button variant="outlined" onClick={() => setEditing(true)}>
        {translate('partners.edit')}
      </Button>
      {editing && <PartnerDialog app={app} onClose={() => setEditing(false)} onChanged={changed} />}
      {shown && <SecretDialog {...shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

function Facts({ app }: { app: AppOnScreen }) {
  const translate = useTranslate();
  const allowed = app.anyOperation ? translate('partners.anyOperation') : app.operations.map(({ name }) => name).join(', ');
  const facts: [string, string][] = [
    ['partners.clientId', app.id],
    ['partners.authentication', translate(`partners.by.${app.authentication}`)],
    ['field.scopes', app.scopes.map((scope) => translate(`partners.scope.${scope}`)).join(', ')],
    ['partners.operations', allowed],
    ['field.ratePerMinute', app.ratePerMinute.toLocaleString('vi')],
    ['field.dailyQuota', app.dailyQuota.toLocaleString('vi')],
    ['field.expiresOn', app.expiresOn ? showDate(app.expiresOn) : translate('partners.noEnd')],
    ['field.contactEmail', app.contactEmail],
    ['partners.registeredBy', `${app.registeredBy.name}, ${showMoment(app.registeredAt)}`],
    ...(app.earlierSecretExpiresAt ? [['partners.earlierSecret', showMoment(app.earlierSecretExpiresAt)] as [string, string]] : []),
  ];
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 2, rowGap: 0.75 }}>
      {facts.map(([name, value]) => [
        <Typography key={name} component="dt" variant="body2" color="textSecondary">
          {translate(name)}
        </Typography>,
        <Typography key={`${name}:`} component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
          {value}
        </Typography>,
      ])}
    </Box>
  );
}

/** Whom it has looked at is in the audit trail, for those who may read that. */
function Trail({ id, name }: { id: string; name: string }) {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  if (!canSee(identity?.['role'], identity?.['unitLevel'], 'audit')) return null;
  return (
    <Typography variant="body2" sx={{ mt: 1 }}>
      <Link component={RouterLink} to={`/audit?${new URLSearchParams({ actor: id, name })}`}>
        {translate('partners.trail')}
      </Link>
    </Typography>
  );
}
