/** What was decided, by whom and why; what was before and is after; and which photos it rests on. */
import { Alert, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { DecisionProofDocument, type DecisionProofQuery } from '../../../generated/graphql.ts';
import { showField } from '../../citizens/showField.ts';
import { doseChanges } from '../../doses/doseChanges.ts';
import { FieldChanges } from '../../FieldChanges.tsx';
import { useGraph } from '../../graph/GraphContext.tsx';
import type { ComplaintOnScreen } from '../complaint.ts';

type Props = Pick<ComplaintOnScreen, 'id' | 'photos'> & { decision: NonNullable<ComplaintOnScreen['decision']> };

export function DecisionBox({ id, photos, decision }: Props) {
  const translate = useTranslate();
  const graph = useGraph();
  const { status, by, outcome, rejectionReason: reason, note, proof } = decision;
  const { data } = useQuery({
    queryKey: ['complaints', 'proof', id, decision.at],
    enabled: outcome !== null && outcome !== 'NOTHING_TO_CHANGE',
    queryFn: async () => (await graph.request(DecisionProofDocument, { id })).data.complaint,
  });
  const said = [outcome && translate(`outcome.${outcome}`), reason && translate(`reason.${reason}`)].filter(Boolean).join(', ');
  const numbers = proof.map((shown) => translate('screen.photo', { number: photos.findIndex((photo) => photo.id === shown.id) + 1 }));
  return (
    <Alert severity={status === 'RESOLVED' ? 'success' : 'info'}>
      {translate(`status.${status}`)}, {by.name}
      {said && `: ${said}`}
      {note && ` — ${note}`}
      {data && <What {...data} />}
      {numbers.length > 0 && (
        <Typography variant="body2">
          {translate('screen.restsOn')}: {numbers.join(', ')}
        </Typography>
      )}
    </Alert>
  );
}

/** A dose that is new; or what became of each field. */
function What({ decision, citizen }: NonNullable<DecisionProofQuery['complaint']>) {
  const translate = useTranslate();
  const fields = changesOf({ decision, citizen });
  const show = (name: string, value: string | null | undefined) => showField(translate, name, value);
  if (decision?.outcome !== 'DOSE_ADDED') return <FieldChanges fields={fields} show={show} />;
  return (
    <Typography variant="body2">
      {fields.map(({ name, after }) => `${translate(`field.${name}`)} ${show(name, after)}`).join(' · ')}
    </Typography>
  );
}

/** Of the dose, or of the person's record. */
function changesOf({ decision, citizen }: NonNullable<DecisionProofQuery['complaint']>) {
  const { dose, citizenVersion } = decision ?? {};
  const taken = decision?.outcome === 'DOSE_MOVED' ? dose?.supersedes : dose?.status === 'VOIDED' ? dose : null;
  if (taken) return [{ name: 'dose', before: `${taken.doseNumber}, ${taken.vaccine.product}`, after: null }];
  if (dose) return doseChanges(dose.supersedes, dose);
  return citizen?.history.find(({ version }) => version === citizenVersion)?.fields ?? [];
}
