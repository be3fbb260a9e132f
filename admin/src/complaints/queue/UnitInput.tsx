/** Filter by unit: a province, a district within it, or a site found by name. */
import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useInput, useTranslate } from 'react-admin';
import { FindSitesDocument, ProvincesDocument, UnitsBelowDocument } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';

interface Choice {
  code: string;
  name: string;
}

export function UnitInput({ source }: { source: string; alwaysOn?: boolean }) {
  const translate = useTranslate();
  const graph = useGraph();
  const { field } = useInput({ source, defaultValue: '' });
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Choice | null>(null);
  const text = useDeferredValue(typed.trim());
  const province = field.value && /^\d{2}$/.test(field.value) ? field.value : null;
  const { data: provinces = [] } = useQuery({
    queryKey: ['provinces'],
    queryFn: async () => (await graph.ask(ProvincesDocument, {})).data.provinces,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: districts = [] } = useQuery({
    queryKey: ['units', province],
    enabled: province !== null,
    queryFn: async () => (await graph.ask(UnitsBelowDocument, { code: province ?? '' })).data.administrativeUnit?.children ?? [],
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: sites = [] } = useQuery({
    queryKey: ['sites', text, province],
    enabled: text.length >= 2 && text !== chosen?.name,
    queryFn: async () =>
      (await graph.ask(FindSitesDocument, { text, unit: province })).data.sites.nodes.map((site) => ({
        code: site.code,
        name: `${site.name}, ${site.district?.name ?? ''}`,
      })),
  });
  const fitting = (unit: Choice) => plain(unit.name).includes(plain(text));
  const units = [...districts, ...provinces].filter((unit) => !text || text === chosen?.name || fitting(unit));
  return (
    <Autocomplete<Choice>
      sx={{ minWidth: { xs: 0, sm: 260 } }}
      size="small"
      options={[...units, ...sites]}
      value={field.value ? (chosen ?? { code: field.value, name: field.value }) : null}
      getOptionLabel={(unit) => unit.name}
      getOptionKey={(unit) => unit.code}
      isOptionEqualToValue={(a, b) => a.code === b.code}
      filterOptions={(options) => options}
      onInputChange={(_, value) => setTyped(value)}
      onChange={(_, unit) => {
        setChosen(unit);
        field.onChange(unit?.code ?? '');
      }}
      renderInput={(props) => <TextField {...props} label={translate('resources.complaints.fields.responsible')} margin="dense" />}
    />
  );
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
