/** Other open complaints of the same person; one about the same thing is joined to the one on the screen. */
import { Alert, Button, Stack, Typography } from '@mui/material';
import { sameName } from '@so-tiem/platform/values/plainText';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { JoinDocument } from '../../../generated/graphql.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import type { ComplaintOnScreen } from '../complaint.ts';
import { useAct } from '../resolve/useAct.ts';
import { TimeLeft } from '../TimeLeft.tsx';

interface Props {
  complaint: ComplaintOnScreen;
  /** Whether the signed-in person may decide it now. */
  mayJoin: boolean;
  onChanged: () => Promise<void>;
}

type Other = ComplaintOnScreen['samePerson'][number];
type Difference = { field: 'fullName' | 'phone'; one: string; other: string };

export function SamePerson({ complaint, mayJoin, onChanged }: Props) {
  const translate = useTranslate();
  const act = useAct(complaint, onChanged);
  const [asked, setAsked] = useState<Other>();
  const { samePerson } = complaint;
  if (!samePerson.length || complaint.finishedAt) return null;
  const join = async ({ id, version }: Other) => {
    if (await act.run(JoinDocument, { joinedId: id, joinedVersion: version })) setAsked(undefined);
  };
  return (
    <Alert severity="warning" icon={false}>
      <Typography variant="subtitle2">{translate('write.samePerson', { smart_count: samePerson.length })}</Typography>
      {samePerson.map((other) => {
        const { id, code, kind, status, deadline, assignee } = other;
        return (
          <Stack key={id} direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', mt: 0.5 }}>
            <Link to={`/complaints/${id}/show`}>{code}</Link>
            <Typography variant="body2">
              {[translate(`kind.${kind}`), translate(`status.${status}`), assignee].filter(Boolean).join(' · ')}
            </Typography>
            <TimeLeft deadline={deadline} finishedAt={null} />
            {mayJoin && (
              <Button
                size="small"
                disabled={act.busy}
                aria-label={translate('write.joinOne', { code })}
                onClick={() => (differences(complaint, other).length ? setAsked(other) : void join(other))}
              >
                {translate('write.join')}
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
          title={translate('write.joinDiffers.title')}
          submit={translate('write.joinAnyway')}
          danger
          complete
          busy={act.busy}
          errors={act.failures.map(act.describe)}
          onSubmit={() => void join(asked)}
          onClose={() => setAsked(undefined)}
        >
          {differences(complaint, asked).map(({ field, ...told }) => (
            <Typography key={field} sx={{ fontWeight: 600 }}>
              {translate(`write.joinDiffers.${field}`, told)}
            </Typography>
          ))}
          <Typography>{translate('write.joinDiffers.help', { code: asked.code })}</Typography>
        </ActionDialog>
      )}
    </Alert>
  );
}

/** Under one number two people may have filed: what else each says of themselves tells them apart. */
function differences({ complainant: one }: Pick<ComplaintOnScreen, 'complainant'>, { complainant: other }: Other): Difference[] {
  const found: Difference[] = [];
  if (!sameName(one.fullName, other.fullName)) found.push({ field: 'fullName', one: one.fullName, other: other.fullName });
  if (one.phone !== other.phone) found.push({ field: 'phone', one: one.phone, other: other.phone });
  return found;
}
