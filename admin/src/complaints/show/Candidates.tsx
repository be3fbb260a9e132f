/** Records that the complaint may be about, and what still has to show that one of them is it. */
import { Alert, Button, List, ListItem, ListItemText, Stack, Typography } from '@mui/material';
import { useGetIdentity, useTranslate } from 'react-admin';
import { ConfirmCitizenLinkDocument, LinkCitizenDocument, RefuseCitizenLinkDocument } from '../../../generated/graphql.ts';
import { showDate } from '../../format.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { useComplaintMutation } from '../decide/useComplaintMutation.ts';

type Candidate = NonNullable<ComplaintOnScreen['candidates']>[number];

interface Props {
  complaint: ComplaintOnScreen;
  onChanged: () => Promise<void>;
}

export function Candidates({ complaint, onChanged }: Props) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const { candidates } = complaint;
  if (candidates === null) return <Typography>{translate('screen.tooManyCandidates')}</Typography>;
  if (!candidates?.length) return <Typography>{translate('screen.noCandidates')}</Typography>;
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {translate('screen.candidates')}
      </Typography>
      <List dense>
        {candidates.map((citizen) => (
          <ListItem key={citizen.id} disableGutters sx={{ flexWrap: 'wrap', columnGap: 1 }}>
            <Described citizen={citizen} />
            <Button
              size="small"
              variant="outlined"
              disabled={act.busy || !complaint.viewerCan.decide}
              onClick={() => void act.run(LinkCitizenDocument, { citizenId: citizen.id }, 'link')}
            >
              {translate('screen.thisOne')}
            </Button>
          </ListItem>
        ))}
      </List>
    </>
  );
}

function Described({ citizen: { fullName, dateOfBirth, identityDocument, identityStatus } }: { citizen: Candidate }) {
  const translate = useTranslate();
  const document = identityDocument ? `${identityDocument.kind} ${identityDocument.number}` : translate('identity.WITHOUT_ID');
  return (
    <ListItemText
      primary={`${fullName}, ${showDate(dateOfBirth)}`}
      secondary={`${document} · ${translate(`identity.${identityStatus}`)}`}
    />
  );
}

const COMPARED = ['FULL_NAME', 'DATE_OF_BIRTH', 'GENDER', 'IDENTITY_DOCUMENT', 'PHONE'] as const;

/** A record that one person proposed: a second one says whether it is the claimant's. */
export function ProposedLink({ complaint, mayHandle, onChanged }: Props & { mayHandle: boolean }) {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const act = useComplaintMutation(complaint, onChanged);
  const { proposedLink: proposed } = complaint;
  if (!proposed) return null;
  const isOwn = proposed.by.staff?.id === identity?.id;
  const compared = proposed.agrees;
  const fields = (agrees: boolean) =>
    COMPARED.filter((field) => compared?.includes(field) === agrees)
      .map((field) => translate(`claimedField.${field}`))
      .join(', ');
  return (
    <Alert severity="info">
      <Typography variant="body2">{translate('screen.proposedBy', { name: proposed.by.name })}</Typography>
      <Described citizen={proposed.citizen} />
      {compared && (
        <Typography variant="body2">
          {translate('screen.agrees', { fields: fields(true) || '—' })} · {translate('screen.disagrees', { fields: fields(false) || '—' })}
        </Typography>
      )}
      {isOwn && <Typography variant="body2">{translate('screen.needsSecond')}</Typography>}
      {mayHandle && (
        <Stack direction="row" spacing={1} sx={{ mt: 1 }}>
          {proposed.viewerCanConfirm && (
            <Button
              size="small"
              variant="contained"
              disabled={act.busy}
              onClick={() => void act.run(ConfirmCitizenLinkDocument, {}, 'confirmLink')}
            >
              {translate('screen.confirmLink')}
            </Button>
          )}
          <Button
            size="small"
            variant="outlined"
            disabled={act.busy}
            onClick={() => void act.run(RefuseCitizenLinkDocument, {}, 'refuseLink')}
          >
            {translate(isOwn ? 'screen.takeBackLink' : 'screen.refuseLink')}
          </Button>
        </Stack>
      )}
    </Alert>
  );
}
