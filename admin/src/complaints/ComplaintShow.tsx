/** One complaint on one screen: what is claimed beside what is on record, the proof, the site, the history, the actions. */
import { Alert, Box, Card, CardContent, Chip, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Title, useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { ComplaintDocument } from '../../generated/graphql.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { isForbidden } from '../graph/graphqlClient.ts';
import { Loading } from '../lists/Loading.tsx';
import { Partly } from '../lists/Partly.tsx';
import { Section, TWO_COLUMNS } from '../Section.tsx';
import { Actions } from './decide/Actions.tsx';
import { Candidates, ProposedLink } from './show/Candidates.tsx';
import { DecisionBox } from './show/DecisionBox.tsx';
import { DoseComparison } from './show/DoseComparison.tsx';
import { History } from './show/History.tsx';
import { MessageComposer } from './show/MessageComposer.tsx';
import { PersonComparison } from './show/PersonComparison.tsx';
import { Photos } from './show/Photos.tsx';
import { RelatedComplaints } from './show/RelatedComplaints.tsx';
import { SiteCard } from './show/SiteCard.tsx';
import { TransferTrail } from './show/TransferTrail.tsx';
import { useHeartbeat } from './show/useHeartbeat.ts';
import { TimeLeft } from './TimeLeft.tsx';

export function ComplaintShow() {
  const { id = '' } = useParams();
  const translate = useTranslate();
  const graph = useGraph();
  const { data, error, refetch } = useQuery({
    queryKey: ['complaints', 'screen', id],
    queryFn: () => graph.request(ComplaintDocument, { id }),
    retry: (tries, failed) => tries < 2 && !isForbidden(failed),
  });
  const viewers = useHeartbeat(id, data?.data.complaint?.version);
  if (error)
    return (
      <Alert severity="error" sx={{ mt: 2 }}>
        {translate(isForbidden(error) ? 'screen.forbidden' : 'screen.failed')}
      </Alert>
    );
  if (!data) return <Loading />;
  const complaint = data.data.complaint;
  if (!complaint)
    return (
      <Alert severity="warning" sx={{ mt: 2 }}>
        {translate('screen.notFound')}
      </Alert>
    );
  const reload = async () => {
    await refetch();
  };

  const { decide, addNote } = complaint.viewerCan;

  return (
    <Stack spacing={2} sx={{ mt: 1, mb: 4 }}>
      <Title title={complaint.code} />
      <Partly errors={data.errors} />
      {viewers.length > 0 && (
        <Alert severity="info">{translate('screen.viewers', { names: viewers.map(({ name }) => name).join(', ') })}</Alert>
      )}
      <Card>
        <CardContent sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
          <Box sx={{ flexGrow: 1 }}>
            <Typography variant="h5" component="h2" sx={{ fontWeight: 600 }}>
              {complaint.complainant.fullName}
            </Typography>
            <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center', mt: 0.5 }}>
              <TimeLeft deadline={complaint.deadline} closedAt={complaint.closedAt ?? null} />
              <Chip size="small" label={translate(`kind.${complaint.kind}`)} />
              <Chip size="small" variant="outlined" label={translate(`status.${complaint.status}`)} />
              {complaint.underReview && <Chip size="small" color="warning" label={translate('screen.underReview')} />}
              <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                {complaint.code}
              </Typography>
            </Stack>
          </Box>
          <Actions complaint={complaint} onChanged={reload} />
        </CardContent>
      </Card>
      <RelatedComplaints complaint={complaint} canMerge={decide} onChanged={reload} />
      <Box sx={TWO_COLUMNS}>
        <Stack spacing={2}>
          {complaint.decision && <DecisionBox id={complaint.id} photos={complaint.photos} decision={complaint.decision} />}
          {complaint.rating && (
            <Alert severity={complaint.rating.satisfied ? 'success' : 'warning'}>
              {[translate(complaint.rating.satisfied ? 'screen.satisfied' : 'screen.notSatisfied'), complaint.rating.comment]
                .filter(Boolean)
                .join(': ')}
            </Alert>
          )}
          {complaint.description && (
            <Section title={translate('screen.description')}>
              <Typography sx={{ whiteSpace: 'pre-wrap' }}>{complaint.description}</Typography>
            </Section>
          )}
          <ProposedLink complaint={complaint} mayHandle={addNote && !complaint.closedAt} onChanged={reload} />
          {!complaint.citizen && !complaint.proposedLink && !complaint.closedAt && (
            <Section title={translate('screen.noRecord')}>
              <Candidates complaint={complaint} onChanged={reload} />
            </Section>
          )}
          <Section title={translate('screen.doses')}>
            <DoseComparison complaint={complaint} />
          </Section>
          <Section title={translate('screen.person')}>
            <PersonComparison complaint={complaint} />
            {complaint.citizen && <Link to={`/citizens/${complaint.citizen.id}/show`}>{translate('citizens.open')}</Link>}
          </Section>
        </Stack>
        <Stack spacing={2}>
          <Section title={translate('screen.photos')}>
            <Photos photos={complaint.photos} />
          </Section>
          <Section title={translate('screen.site')}>
            <SiteCard complaint={complaint} />
          </Section>
          <Section title={translate('screen.history')}>
            <TransferTrail complaint={complaint} />
            {addNote && <MessageComposer key={id} id={id} mayMessage={decide} onChanged={reload} />}
            <History events={complaint.history} escalationNotices={complaint.escalationNotices} mailRefusals={complaint.mailRefusals} />
          </Section>
        </Stack>
      </Box>
    </Stack>
  );
}
