/**
 * One complaint: what is claimed beside what is on record, the proof, the site, the history, the actions. At a desk the queue stands at its
 * left.
 */
import { Alert, Box, Chip, Stack, Typography, useMediaQuery, useTheme } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Title, usePermissions, useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { ComplaintDocument, type ComplaintKind } from '../../generated/graphql.ts';
import { PersonLine } from '../design/PersonLine.tsx';
import { Columns, Section } from '../design/Section.tsx';
import { ScreenSkeleton } from '../design/Skeletons.tsx';
import { showDate } from '../format.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { isForbidden } from '../graph/graphqlClient.ts';
import { Partly } from '../lists/Partly.tsx';
import { can } from '../signIn/access.ts';
import { Actions } from './decide/Actions.tsx';
import { QueueBase } from './queue/QueueBase.tsx';
import { QueueColumn } from './queue/QueueColumn.tsx';
import { Assignment } from './show/Assignment.tsx';
import { Candidates, ProposedLink } from './show/Candidates.tsx';
import { DecisionBox } from './show/DecisionBox.tsx';
import { DoseComparison } from './show/DoseComparison.tsx';
import { History } from './show/History.tsx';
import { MessageComposer } from './show/MessageComposer.tsx';
import { PendingDecision } from './show/PendingDecision.tsx';
import { PersonComparison } from './show/PersonComparison.tsx';
import { Photos } from './show/Photos.tsx';
import { RelatedComplaints } from './show/RelatedComplaints.tsx';
import { SiteCard } from './show/SiteCard.tsx';
import { TransferTrail } from './show/TransferTrail.tsx';
import { useHeartbeat } from './show/useHeartbeat.ts';
import { TimeLeft } from './TimeLeft.tsx';

export function ComplaintShow() {
  const { id = '' } = useParams();
  const { permissions: role } = usePermissions<string>();
  const isDesk = useMediaQuery(useTheme().breakpoints.up('lg'), { noSsr: true });
  if (!isDesk || !can(role, 'complaint:read')) return <OneComplaint id={id} />;
  return (
    <QueueBase>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'minmax(300px, 22%) minmax(0, 1fr)',
          columnGap: 2,
          'body[data-panel] &': { gridTemplateColumns: { lg: 'minmax(0, 1fr)', xl: 'minmax(300px, 22%) minmax(0, 1fr)' } },
        }}
      >
        <QueueColumn chosenId={id} />
        <OneComplaint id={id} />
      </Box>
    </QueueBase>
  );
}

function OneComplaint({ id }: { id: string }) {
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
      <Alert severity="error" sx={{ mt: 2, alignSelf: 'start' }}>
        {translate(isForbidden(error) ? 'screen.forbidden' : 'screen.failed')}
      </Alert>
    );
  if (!data) return <ScreenSkeleton />;
  const complaint = data.data.complaint;
  if (!complaint)
    return (
      <Alert severity="warning" sx={{ mt: 2, alignSelf: 'start' }}>
        {translate('screen.notFound')}
      </Alert>
    );
  const reload = async () => {
    await refetch();
  };

  const { decide, addNote } = complaint.viewerCan;

  return (
    <Stack spacing={1.5} sx={{ mt: 1.5, mb: 4, minWidth: 0 }}>
      <Title title={complaint.code} />
      <Partly errors={data.errors} />
      {viewers.length > 0 && (
        <Alert severity="info">{translate('screen.viewers', { names: viewers.map(({ name }) => name).join(', ') })}</Alert>
      )}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center' }}>
        <PersonLine
          heading
          name={complaint.complainant.fullName}
          detail={[showDate(complaint.complainant.dateOfBirth), complaint.code].join(' · ')}
        />
        <Box>
          <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center', justifyContent: { md: 'flex-end' } }}>
            <TimeLeft deadline={complaint.deadline} closedAt={complaint.closedAt ?? null} />
            <Chip size="small" label={translate(`kind.${complaint.kind}`)} />
            <Chip size="small" variant="outlined" label={translate(`status.${complaint.status}`)} />
            {complaint.underReview && <Chip size="small" color="warning" label={translate('screen.underReview')} />}
          </Stack>
          <Assignment complaint={complaint} onChanged={reload} />
        </Box>
      </Stack>
      <Box sx={{ position: { md: 'sticky' }, top: 48, zIndex: 3, py: 1, bgcolor: 'background.default', '&:empty': { display: 'none' } }}>
        <Actions key={id} complaint={complaint} onChanged={reload} />
      </Box>
      <PendingDecision complaint={complaint} />
      <RelatedComplaints complaint={complaint} canMerge={decide} onChanged={reload} />
      <Columns>
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
          {evidenceOf(complaint.kind).map((part) => (
            <Section key={part} title={translate(`screen.${part}`)}>
              {part === 'doses' ? <DoseComparison complaint={complaint} /> : <PersonComparison complaint={complaint} />}
              {part === 'person' && complaint.citizen && (
                <Link to={`/citizens/${complaint.citizen.id}/show`}>{translate('citizens.open')}</Link>
              )}
            </Section>
          ))}
        </Stack>
        <Stack spacing={2} sx={complaint.photos.length ? PROOF_FIRST : {}}>
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
      </Columns>
    </Stack>
  );
}

/** While it is decided and there is one column, the photos stand above what is compared, and the rest stays below. */
const PROOF_FIRST = {
  '@container (max-width: 779px)': {
    'body[data-panel] &': {
      display: 'contents',
      '& > :first-of-type': { order: -1 },
      '& > :not(:first-of-type)': { order: 1 },
    },
  },
} as const;

/** What the complaint is about stands first. */
const evidenceOf = (kind: ComplaintKind): readonly ['doses' | 'person', 'doses' | 'person'] =>
  kind.startsWith('DOSE') ? ['doses', 'person'] : ['person', 'doses'];
