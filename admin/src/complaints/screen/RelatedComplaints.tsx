/** Other open complaints of the same person; one about the same thing is joined to the one on the screen. */
import { Alert, Button, Stack, Typography } from '@mui/material';
import { differencesOf } from '@so-tiem/platform/values/claimants';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { JoinDocument } from '../../../generated/graphql.ts';
import { showDate, showPhone } from '../../format.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import type { ComplaintOnScreen } from '../complaint.ts';
import { useAct } from '../resolve/useComplaintMutation.ts';
import { TimeLeft } from '../TimeLeft.tsx';

interface Props {
  complaint: ComplaintOnScreen;
  /** Whether the signed-in person may decide it now. */
  mayJoin: boolean;
  onChanged: () => Promise<void>;
}

const SHOWN = { fullName: String, identification: String, dateOfBirth: showDate, phone: showPhone } as const;

type Other = ComplaintOnScreen['samePerson'][number];

export function SamePerson({ complaint, mayJoin, onChanged }: Props) {
  const translate = useTranslate();
  const act = useAct(complaint, onChanged);
  const [askedId, setAskedId] = useState<string>();
  const { samePerson } = complaint;
  const asked = samePerson.find(({ id }) => id === askedId);
  if (!samePerson.length || complaint.finishedAt) return null;
  const differences = (other: Other) => differencesOf(complaint.complainant, other.complainant);
  const join = async ({ id, version }: Other, joinAnyway: boolean) => {
    if (await act.run(JoinDocument, { joinedId: id, joinedVersion: version, joinAnyway })) setAskedId(undefined);
  };
  return (
    <Alert severity="warning" icon={false}>
      <Typography variant="subtitle2">{translate('write.samePerson', { smart_count: samePerson.length })}</Typography>
      {samePerson.map((other) => {
        const { id, code, kind, status, deadline, assignee, complainant } = other;
        return (
          <Stack key={id} direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', mt: 0.5 }}>
            <Link to={`/complaints/${id}/show`}>{code}</Link>
            <Typography variant="body2">
              {[
                `${complainant.fullName}, ${showDate(complainant.dateOfBirth)}`,
                translate(`kind.${kind}`),
                translate(`status.${status}`),
                assignee,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
            <TimeLeft deadline={deadline} finishedAt={null} />
            {mayJoin && (
              <Button size="small" disabled={act.busy} onClick={() => setAskedId(other.id)}>
                {translate('write.joinOne', { code })}
              </Button>
            )}
          </Stack>
        );
      })}
      {!asked &&
        act.failures.map((failure) => (
          <Typography key={failure.code} variant="body2" color="error">
            {act.describe(failure)}
          </Typography>
        ))}
      {asked && (
        <ActionDialog
          title={translate(differences(asked).length ? 'write.joinDiffers.title' : 'write.joinOne', { code: asked.code })}
          submit={translate(differences(asked).length ? 'write.joinAnyway' : 'write.join')}
          danger
          complete
          busy={act.busy}
          errors={act.failures.map(act.describe)}
          onSubmit={() => void join(asked, differences(asked).length > 0)}
          onClose={() => setAskedId(undefined)}
        >
          {differences(asked).map(({ field, one, other }) => (
            <Typography key={field} sx={{ fontWeight: 600 }}>
              {translate(`write.joinDiffers.${field}`, { one: SHOWN[field](one), other: SHOWN[field](other) })}
            </Typography>
          ))}
          <Typography>
            {translate(differences(asked).length ? 'write.joinDiffers.help' : 'write.joinHelp', { code: asked.code, kept: complaint.code })}
          </Typography>
        </ActionDialog>
      )}
    </Alert>
  );
}
