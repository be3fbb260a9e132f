/** What would happen to a complaint: where it goes and why, also with a rule that is still being typed. */
import { Alert, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CheckRoutingDocument, type ComplaintKind, PlaceOfDocument, type RoutingRuleDraftInput } from '../../generated/graphql.ts';
import { KINDS } from '../complaints/complaint.ts';
import { UnitChoice } from '../forms/UnitChoice.tsx';
import { useGraph } from '../graph/GraphContext.tsx';
import { nameOf, placeInput } from './rule.ts';

export function RoutingCheck({ draft }: { draft?: RoutingRuleDraftInput | undefined }) {
  const translate = useTranslate();
  const graph = useGraph();
  const [kind, setKind] = useState<ComplaintKind>('DOSE_MISSING');
  const [code, setCode] = useState('');
  const usable = draft?.unit && draft.to && draft.name.trim() ? draft : undefined;
  const { data, error } = useQuery({
    queryKey: ['routing', 'check', kind, code, usable],
    enabled: code !== '' && code !== 'VN',
    retry: false,
    queryFn: async () => {
      const { data: place } = await graph.request(PlaceOfDocument, { code, isSite: code.includes('.') });
      return (await graph.request(CheckRoutingDocument, { kind, place: placeInput(code, place), draft: usable ?? null })).data.routingOf;
    },
  });
  return (
    <Stack spacing={1.5} sx={{ pt: 1 }}>
      {draft && (
        <Typography variant="subtitle2" component="h3">
          {translate('routing.check')}
        </Typography>
      )}
      <TextField
        select
        size="small"
        margin="none"
        label={translate('resources.complaints.fields.kind')}
        value={kind}
        onChange={(event) => setKind(event.target.value as ComplaintKind)}
      >
        {KINDS.map((each) => (
          <MenuItem key={each} value={each}>
            {translate(`kind.${each}`)}
          </MenuItem>
        ))}
      </TextField>
      <UnitChoice label={translate('routing.checkPlace')} value={code} onChange={setCode} />
      {usable && (
        <Typography variant="caption" color="textSecondary">
          {translate('routing.withDraft')}
        </Typography>
      )}
      <div role="status">
        {error && <Alert severity="warning">{translate('error.FORBIDDEN')}</Alert>}
        {data && (
          <Alert severity="info" icon={false}>
            <Typography sx={{ fontWeight: 600 }}>{translate('routing.goesTo', { name: nameOf(data.responsible) })}</Typography>
            {data.steps.map(({ kind: step, ruleName: rule, site }) => (
              <Typography key={step} variant="body2">
                {translate(`routing.step.${step}`, { rule, site: site?.name })}
              </Typography>
            ))}
          </Alert>
        )}
      </div>
    </Stack>
  );
}
