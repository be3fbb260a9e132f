/** Who finishes which complaints: the administrators' rules, the dispatch's own, closed sites, and what would happen to one. */
import { Alert, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify, useTranslate } from 'react-admin';
import { DeleteRoutingRuleDocument, RoutingRulesDocument } from '../../generated/graphql.ts';
import { Columns, Section } from '../design/Section.tsx';
import { RowsSkeleton } from '../design/Skeletons.tsx';
import { ActionDialog } from '../forms/ActionDialog.tsx';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { ClosedSites } from './ClosedSites.tsx';
import { RoutingCheck } from './RoutingCheck.tsx';
import { RuleDialog } from './RuleDialog.tsx';
import { Rules } from './Rules.tsx';
import { LEVELS, type Rule } from './rule.ts';

export function RoutingList() {
  const translate = useTranslate();
  const graph = useGraph();
  const [open, setOpen] = useState<{ dialog: 'keep' | 'drop'; rule: Rule | undefined }>();
  const {
    data: rules,
    error,
    refetch,
  } = useQuery({ queryKey: ['routing', 'rules'], queryFn: async () => (await graph.request(RoutingRulesDocument, {})).data.routingRules });
  const close = () => setOpen(undefined);
  return (
    <Stack spacing={2} sx={{ mt: 1, mb: 4 }}>
      <Title title="resources.routing.name" />
      <Stack direction="row" spacing={2} sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography color="textSecondary">{translate('routing.help')}</Typography>
        <Button variant="contained" sx={{ flexShrink: 0 }} onClick={() => setOpen({ dialog: 'keep', rule: undefined })}>
          {translate('routing.add')}
        </Button>
      </Stack>
      {error && <Alert severity="error">{translate('screen.failed')}</Alert>}
      <Columns>
        <Stack spacing={2}>
          <Section title={translate('routing.rules')}>
            {rules ? (
              <Rules
                rules={rules}
                onChange={(rule) => setOpen({ dialog: 'keep', rule })}
                onDrop={(rule) => setOpen({ dialog: 'drop', rule })}
              />
            ) : (
              !error && <RowsSkeleton rows={4} />
            )}
          </Section>
          <Section title={translate('routing.dispatch')}>
            {LEVELS.map((level) => (
              <Typography key={level} variant="body2">
                {translate(`routing.dispatchRules.${level}`)}
              </Typography>
            ))}
          </Section>
        </Stack>
        <Stack spacing={2}>
          <Section title={translate('routing.check')}>
            <RoutingCheck />
          </Section>
          <Section title={translate('routing.sites')}>
            <ClosedSites />
          </Section>
        </Stack>
      </Columns>
      {open?.dialog === 'keep' && <RuleDialog rule={open.rule} onClose={close} onChanged={refetch} />}
      {open?.dialog === 'drop' && open.rule && <DropDialog rule={open.rule} onClose={close} onChanged={refetch} />}
    </Stack>
  );
}

function DropDialog({ rule, onClose, onChanged }: { rule: Rule; onClose: () => void; onChanged: () => Promise<unknown> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const change = useGraphMutation(onChanged);
  const submit = async () => {
    if (!(await change.run(DeleteRoutingRuleDocument, { input: { id: rule.id, version: rule.version } }))) return;
    notify('act.done', { type: 'success' });
    onClose();
  };
  return (
    <ActionDialog
      title={`${translate('routing.drop')}: ${rule.name}`}
      submit={translate('routing.drop')}
      danger
      complete
      busy={change.busy}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography>{translate('routing.dropHelp')}</Typography>
    </ActionDialog>
  );
}
