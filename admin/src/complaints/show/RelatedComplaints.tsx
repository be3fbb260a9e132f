/** Other open complaints of the same person; one about the same thing is joined to the one on the screen. */
import { Alert, Button, Stack, Typography } from '@mui/material';
import { differencesOf } from '@so-tiem/platform/values/claimants';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { MergeComplaintsDocument } from '../../../generated/graphql.ts';
import { showDate, showPhone } from '../../format.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import type { ComplaintOnScreen } from '../complaint.ts';
import { useComplaintMutation } from '../decide/useComplaintMutation.ts';
import { TimeLeft } from '../TimeLeft.tsx';

interface Props {
  complaint: ComplaintOnScreen;
  /** Whether the signed-in person may decide it now. */
  canMerge: boolean;
  onChanged: () => Promise<void>;
}

const SHOWN = { fullName: String, identityDocument: String, dateOfBirth: showDate, phone: showPhone } as const;

type Other = ComplaintOnScreen['relatedComplaints'][number];

export function RelatedComplaints({ complaint, canMerge, onChanged }: Props) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const [askedId, setAskedId] = useState<string>();
  const { relatedComplaints } = complaint;
  const asked = relatedComplaints.find(({ id }) => id === askedId);
  if (!relatedComplaints.length || complaint.closedAt) return null;
  const differences = (other: Other) => differencesOf(complaint.complainant, other.complainant);
  const join = async ({ id, version }: Other, mergeAnyway: boolean) => {
    if (await act.run(MergeComplaintsDocument, { duplicateId: id, duplicateVersion: version, mergeAnyway }, 'merge')) setAskedId(undefined);
  };
  return (
    <Alert severity="warning" icon={false}>
      <Typography variant="subtitle2">{translate('write.relatedComplaints', { smart_count: relatedComplaints.length })}</Typography>
      {relatedComplaints.map((other) => {
        const { id, code, kind, status, deadline, assignee, complainant } = other;
        return (
          <Stack key={id} direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', mt: 0.5 }}>
            <Link to={`/complaints/${id}/show`}>{code}</Link>
            <Typography variant="body2">
              {[
                `${complainant.fullName}, ${showDate(complainant.dateOfBirth)}`,
                translate(`kind.${kind}`),
                translate(`status.${status}`),
                assignee?.name,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
            <TimeLeft deadline={deadline} closedAt={null} />
            {canMerge && (
              <Button size="small" disabled={act.busy} onClick={() => setAskedId(other.id)}>
                {translate('write.mergeOne', { code })}
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
          title={translate(differences(asked).length ? 'write.mergeDiffers.title' : 'write.mergeOne', { code: asked.code })}
          submit={translate(differences(asked).length ? 'write.mergeAnyway' : 'write.join')}
          danger
          complete
          busy={act.busy}
          errors={act.failures.map(act.describe)}
          onSubmit={() => void join(asked, differences(asked).length > 0)}
          onClose={() => setAskedId(undefined)}
        >
          {differences(asked).map(({ field, one, other }) => (
            <Typography key={field} sx={{ fontWeight: 600 }}>
              {translate(`write.mergeDiffers.${field}`, { one: SHOWN[field](one), other: SHOWN[field](other) })}
            </Typography>
          ))}
          <Typography>
            {translate(differences(asked).length ? 'write.mergeDiffers.help' : 'write.mergeHelp', {
              code: asked.code,
              kept: complaint.code,
            })}
          </Typography>
        </ActionDialog>
      )}
    </Alert>
  );
}
