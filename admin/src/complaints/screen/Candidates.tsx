/** Records that may be the complainant: by ID, or by name and date of birth. */
import { Button, List, ListItem, ListItemText, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { CandidatesDocument, IdentifyDocument } from '../../../generated/graphql.ts';
import { showDate, showPhone } from '../../format.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import type { ComplaintOnScreen } from '../complaint.ts';
import { useAct } from '../resolve/useAct.ts';

export function Candidates({ complaint, onChanged }: { complaint: ComplaintOnScreen; onChanged: () => Promise<void> }) {
  const translate = useTranslate();
  const graph = useGraph();
  const act = useAct(complaint, onChanged);
  const { fullName, dateOfBirth, identification } = complaint.complainant;
  const { data: candidates } = useQuery({
    queryKey: ['candidates', complaint.id],
    queryFn: async () => {
      const found = await Promise.all(
        [{ identification: identification.number }, { name: fullName, dateOfBirth }].map((search) =>
          graph.ask(CandidatesDocument, { search }),
        ),
      );
      const all = found.flatMap(({ data }) => data.citizens.nodes);
      return [...new Map(all.map((citizen) => [citizen.id, citizen])).values()];
    },
  });
  if (!candidates) return null;
  if (!candidates.length) return <Typography>{translate('screen.noCandidates')}</Typography>;
  return (
    <>
      <Typography variant="body2" color="text.secondary">
        {translate('screen.candidates')}
      </Typography>
      <List dense>
        {candidates.map((citizen) => (
          <ListItem
            key={citizen.id}
            disableGutters
            secondaryAction={
              <Button
                size="small"
                variant="outlined"
                disabled={act.busy}
                onClick={() => void act.run(IdentifyDocument, { citizenId: citizen.id })}
              >
                {translate('screen.thisOne')}
              </Button>
            }
          >
            <ListItemText
              primary={`${citizen.fullName}, ${showDate(citizen.dateOfBirth)}`}
              secondary={`${citizen.identification?.number ?? '—'} · ${citizen.phone ? showPhone(citizen.phone) : '—'} · ${translate(`identity.${citizen.identityStatus}`)}`}
            />
          </ListItem>
        ))}
      </List>
    </>
  );
}
