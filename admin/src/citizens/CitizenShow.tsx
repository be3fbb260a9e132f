/** One person on one page: who they are, their doses, their complaints, and all that happened, in order of time. */
import { Alert, Box, Button, Card, CardContent, Chip, Stack, Typography } from '@mui/material';
import { isLandline } from '@so-tiem/platform/values/readNumber';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useGetIdentity, useRedirect, useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { CitizenOnScreenDocument } from '../../generated/graphql.ts';
import { TimeLeft } from '../complaints/TimeLeft.tsx';
import { Columns, Section } from '../design/Section.tsx';
import { ScreenSkeleton } from '../design/Skeletons.tsx';
import { type DoseAction, DoseOfPersonDialog } from '../doses/DoseOfPersonDialog.tsx';
import { useOwnSite } from '../doses/useOwnSite.ts';
import { Requests } from '../erasures/Requests.tsx';
import { showDate, showPhone } from '../format.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { Partly } from '../lists/Partly.tsx';
import { can } from '../signIn/access.ts';
import { Contradictions } from './Contradictions.tsx';
import type { CitizenShown } from './citizen.ts';
import { DosesOfPerson } from './DosesOfPerson.tsx';
import { IdentityChip } from './IdentityChip.tsx';
import { MergeDialog } from './merge/MergeDialog.tsx';
import { Merges } from './merge/Merges.tsx';
import { CorrectDialog } from './PersonDialog.tsx';
import { TimeLine } from './TimeLine.tsx';

export function CitizenShow() {
  const { id = '' } = useParams();
  const translate = useTranslate();
  const graph = useGraph();
  const { identity } = useGetIdentity();
  const role = identity?.['role'];
  const redirect = useRedirect();
  const [correcting, setCorrecting] = useState(false);
  const [merging, setMerging] = useState(false);
  const [doseAction, setDoseAction] = useState<DoseAction>();
  const withComplaints = can(role, 'complaint:read');
  const ownSite = useOwnSite();
  const { data, error, refetch } = useQuery({
    queryKey: ['citizens', 'screen', id, withComplaints],
    enabled: identity !== undefined,
    queryFn: () => graph.request(CitizenOnScreenDocument, { id, withComplaints }),
    retry: 2,
  });
  if (error) return <Alert severity="error">{translate('screen.failed')}</Alert>;
  if (!data) return <ScreenSkeleton />;
  const { citizen } = data.data;
  if (!citizen) return <Alert severity="warning">{translate('citizens.notFound')}</Alert>;
  const mayChange = can(role, 'citizen:change') && !citizen.masked && !citizen.mergedInto;
  const mayChangeDoses = can(role, 'dose:change');

  const merged = async (survivorId: string) => {
    setMerging(false);
    if (survivorId === id) await refetch();
    else redirect('show', 'citizens', survivorId);
  };

  return (
    <Stack spacing={2} sx={{ mt: 1, mb: 4 }}>
      <Title title={citizen.fullName} />
      <Partly errors={data.errors} />
      {citizen.mergedInto && (
        <Alert severity="warning">
          {translate('merge.mergedInto')} <Link to={`/citizens/${citizen.mergedInto.id}/show`}>{citizen.mergedInto.fullName}</Link>
        </Alert>
      )}
      <Card>
        <CardContent sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
          <Box sx={{ flexGrow: 1 }}>
            <Typography variant="h5" component="h2" sx={{ fontWeight: 600 }}>
              {citizen.fullName}
            </Typography>
            <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center', mt: 0.5 }}>
              <IdentityChip status={citizen.identityStatus} />
              <Typography variant="body2">
                {showDate(citizen.dateOfBirth)} · {translate(`gender.${citizen.gender}`)}
              </Typography>
            </Stack>
          </Box>
          {mayChangeDoses && !citizen.mergedInto && (
            <Button variant="contained" onClick={() => setDoseAction({ name: 'recordDose' })}>
              {translate('act.recordDose')}
            </Button>
          )}
          {mayChange && (
            <>
              <Button variant="outlined" onClick={() => setCorrecting(true)}>
                {translate('act.correctCitizen')}
              </Button>
              <Button variant="outlined" onClick={() => setMerging(true)}>
                {translate('act.mergeRecords')}
              </Button>
            </>
          )}
        </CardContent>
      </Card>
      <Columns>
        <Stack spacing={2}>
          {can(role, 'dose:read') && (
            <Section title={translate('screen.doses')}>
              {citizen.doses ? (
                <DosesOfPerson doses={citizen.doses} onAct={mayChangeDoses ? setDoseAction : undefined} />
              ) : (
                <Typography color="textSecondary">{translate('citizens.withheld')}</Typography>
              )}
            </Section>
          )}
          <Section title={translate('screen.person')}>
            <PersonData citizen={citizen} />
          </Section>
          {can(role, 'citizen:request') && mayChange && (
            <Section title={translate('requests.title')}>
              <Requests citizen={citizen} onChanged={refetch} />
            </Section>
          )}
          {citizen.merges.length > 0 && (
            <Section title={translate('merge.title')}>
              <Merges merges={citizen.merges} canUnmerge={mayChange} onChanged={refetch} />
            </Section>
          )}
          {withComplaints && (
            <Section title={translate('resources.complaints.name')}>
              <Complaints complaints={citizen.complaints ?? []} />
            </Section>
          )}
        </Stack>
        <Section title={translate('citizens.timeLine')}>
          <TimeLine citizen={citizen} />
        </Section>
      </Columns>
      {merging && <MergeDialog citizen={citizen} onClose={() => setMerging(false)} onDone={(survivorId) => void merged(survivorId)} />}
      {correcting && <CorrectDialog citizen={citizen} onClose={() => setCorrecting(false)} onChanged={refetch} />}
      {doseAction && (
        <DoseOfPersonDialog
          key={ownSite?.code ?? 'elsewhere'} // begun anew with the site, where that is known a moment later
          citizen={citizen}
          action={doseAction}
          ownSite={ownSite}
          onClose={() => setDoseAction(undefined)}
          onChanged={refetch}
        />
      )}
    </Stack>
  );
}

function PersonData({ citizen }: { citizen: CitizenShown }) {
  const translate = useTranslate();
  const rows = {
    identityDocument: citizen.identityDocument && `${citizen.identityDocument.kind} ${citizen.identityDocument.number}`,
    healthInsuranceNumber: citizen.healthInsuranceNumber,
    phone: citizen.phone && showPhone(citizen.phone),
    email: citizen.email,
    address: citizen.address,
  };
  return (
    <>
      <Contradictions fields={citizen.cccdContradictions} />
      {citizen.phone && isLandline(citizen.phone) && !citizen.email && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {translate('citizens.landline')}
        </Alert>
      )}
      {citizen.masked && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('citizens.masked')}
        </Alert>
      )}
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 2, rowGap: 0.5, m: 0 }}>
        {Object.entries(rows).map(([field, value]) => (
          <Box key={field} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" color="textSecondary">
              {translate(`field.${field}`)}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {value || '—'}
            </Typography>
          </Box>
        ))}
      </Box>
    </>
  );
}

function Complaints({ complaints }: { complaints: NonNullable<CitizenShown['complaints']> }) {
  const translate = useTranslate();
  if (!complaints.length) return <Typography color="textSecondary">{translate('citizens.noComplaints')}</Typography>;
  return (
    <Stack spacing={1}>
      {complaints.map((complaint) => (
        <Stack key={complaint.id} direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
          <Link to={`/complaints/${complaint.id}/show`}>{complaint.code}</Link>
          <Typography variant="body2">{translate(`kind.${complaint.kind}`)}</Typography>
          <Chip size="small" variant="outlined" label={translate(`status.${complaint.status}`)} />
          <TimeLeft deadline={complaint.deadline} closedAt={complaint.closedAt ?? null} />
        </Stack>
      ))}
    </Stack>
  );
}
