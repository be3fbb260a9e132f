/** Other open complaints of the same person; one about the same thing is joined to the one on the screen. */
import { Alert, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { JoinDocument } from '../../../generated/graphql.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { useAct } from '../resolve/useAct.ts';
import { TimeLeft } from '../TimeLeft.tsx';

interface Props {
  complaint: ComplaintOnScreen;
  /** Whether the signed-in person may decide it now. */
  mayJoin: boolean;
  onChanged: () => Promise<void>;
}

export function SamePerson({ complaint, mayJoin, onChanged }: Props) {
  const translate = useTranslate();
  const act = useAct(complaint, onChanged);
  const { samePerson } = complaint;
  if (!samePerson.length || complaint.finishedAt) return null;
  return (
    <Alert severity="warning" icon={false}>
      <Typography variant="subtitle2">{translate('write.samePerson', { smart_count: samePerson.length })}</Typography>
      {samePerson.map(({ id, version, code, kind, status, deadline, assignee }) => (
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
              onClick={() => void act.run(JoinDocument, { joinedId: id, joinedVersion: version })}
            >
              {translate('write.join')}
            </Button>
          )}
        </Stack>
      ))}
      {act.failures.map((failure) => (
        <Typography key={failure.code} variant="body2" color="error">
          {act.describe(failure)}
        </Typography>
      ))}
    </Alert>
  );
}
