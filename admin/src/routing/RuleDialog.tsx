/** Adding or changing a rule, with what it would do beside it. */
import { Checkbox, FormControlLabel, ListItemText, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { SaveRoutingRuleDocument } from '../../generated/graphql.ts';
import { KINDS } from '../complaints/complaint.ts';
import { ActionDialog } from '../forms/ActionDialog.tsx';
import { UnitChoice } from '../forms/UnitChoice.tsx';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import { RoutingCheck } from './RoutingCheck.tsx';
import { draftOf, LEVELS, type Rule } from './rule.ts';

interface Props {
  /** Absent for a new one. */
  rule: Rule | undefined;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}

export function RuleDialog({ rule, onClose, onChanged }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const change = useGraphMutation(onChanged);
  const [draft, setDraft] = useState(() => draftOf(rule));
  const set = (fields: Partial<typeof draft>) => setDraft({ ...draft, ...fields });
  const submit = async () => {
    const which = rule ? { id: rule.id, version: rule.version } : {};
    if (!(await change.run(SaveRoutingRuleDocument, { input: { ...which, ...draft } }))) return;
    notify('act.done', { type: 'success' });
    onClose();
  };
  const several = (label: string, field: 'kinds' | 'knows', values: readonly string[], group: string) => (
    <TextField
      select
      label={translate(label)}
      value={draft[field] ?? []}
      onChange={(event) => set({ [field]: event.target.value })}
      slotProps={{
        inputLabel: { shrink: true },
        select: {
          multiple: true,
          displayEmpty: true,
          renderValue: (chosen) =>
            (chosen as string[]).map((value) => translate(`${group}.${value}`)).join(', ') || translate('routing.all'),
        },
      }}
    >
      {values.map((value) => (
        <MenuItem key={value} value={value}>
          <Checkbox size="small" checked={((draft[field] ?? []) as readonly string[]).includes(value)} />
          <ListItemText primary={translate(`${group}.${value}`)} />
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <ActionDialog
      title={translate(rule ? 'routing.change' : 'routing.add')}
      submit={translate('ra.action.save')}
      busy={change.busy}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        autoFocus
        required
        label={translate('routing.name')}
        value={draft.name}
        onChange={(event) => set({ name: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <UnitChoice required label={translate('routing.where')} value={draft.unit} onChange={(unit) => set({ unit })} />
      {several('routing.kinds', 'kinds', KINDS, 'kind')}
      {several('routing.knows', 'knows', LEVELS, 'routing.level')}
      <UnitChoice required label={translate('routing.to')} value={draft.to} onChange={(to) => set({ to })} />
      <FormControlLabel
        control={<Checkbox checked={draft.active ?? true} onChange={(_, active) => set({ active })} />}
        label={translate('routing.active')}
      />
      <RoutingCheck draft={draft} />
    </ActionDialog>
  );
}
