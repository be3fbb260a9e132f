/** Who has a complaint, and claiming it or giving it back in place. */
import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ClaimComplaintDocument, ReleaseComplaintDocument } from '../../../generated/graphql.ts';
import { KeyHint } from '../../design/KeyHint.tsx';
import { useKeys } from '../../keyboard/keys.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { useComplaintMutation } from '../decide/useComplaintMutation.ts';

export function Assignment({ complaint, onChanged }: { complaint: ComplaintOnScreen; onChanged: () => Promise<void> }) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const { viewerCan, assignee, closedAt } = complaint;
  const does = viewerCan.release ? 'release' : viewerCan.claim ? 'claim' : undefined;
  const press = () =>
    void (does === 'release' ? act.run(ReleaseComplaintDocument, {}, 'release') : act.run(ClaimComplaintDocument, {}, 'claim'));
  useKeys(does ? [{ key: 't', label: `act.${does}`, run: press }] : []);
  if (closedAt) return null;
  return (
    <Stack direction="row" spacing={0.5} sx={{ alignItems: 'center', minHeight: 32, justifyContent: { md: 'flex-end' } }}>
      <Typography variant="body2" color="textSecondary">
        {assignee ? translate(viewerCan.release ? 'act.yours' : 'act.takenBy', { name: assignee.name }) : translate('act.nobodyHasIt')}
      </Typography>
      {does && (
        <Button size="small" disabled={act.busy} onClick={press}>
          {translate(`act.${does}`)}
          <KeyHint keyName="t" />
        </Button>
      )}
    </Stack>
  );
}
