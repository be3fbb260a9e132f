/** One unit of one's own and below: what lies in the one that is chosen is offered next, sites by words of their name. */
import { Autocomplete, TextField } from '@mui/material';
import { bestFirst, fits } from '@so-tiem/platform/values/bestMatch';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useGetIdentity, useTranslate } from 'react-admin';
import { FindSitesDocument, ProvincesDocument, UnitNameDocument, UnitsBelowDocument } from '../../generated/graphql.ts';
import { useGraph } from '../graph/GraphContext.tsx';

interface Choice {
  code: string;
  name: string;
}

interface Props {
  label: string;
  /** Code; empty for none. */
  value: string;
  onChange: (code: string) => void;
  required?: boolean;
  error?: boolean;
}

const COUNTRY = 'VN';
const isSite = (code: string): boolean => code.includes('.');

export function UnitChoice({ label, value, onChange, required = false, error = false }: Props) {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const own: string = identity?.['unitCode'] ?? '';
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const { data: chosen = null } = useUnit(value);
  const { data: ownUnit } = useUnit(own);
  const parent = value && !isSite(value) ? value : own;
  const { data: below = [] } = useUnitsBelow(parent);
  const isName = text === chosen?.name;
  const { data: sites = [] } = useSites(isName ? '' : text, own);
  const units = [...(ownUnit ? [ownUnit] : []), ...below].filter(({ name }) => !text || isName || fits(name, text));
  const found = [...new Map([...units, ...sites].map((unit) => [unit.code, unit])).values()];
  const options = isName ? found : bestFirst(found, text);
  return (
    <Autocomplete<Choice>
      options={options}
      value={value ? (chosen ?? { code: value, name: '' }) : null}
      autoHighlight
      getOptionLabel={(unit) => unit.name}
      getOptionKey={(unit) => unit.code}
      isOptionEqualToValue={(a, b) => a.code === b.code}
      filterOptions={(all) => all}
      noOptionsText={translate('list.empty')}
      onInputChange={(_, input) => setTyped(input)}
      onChange={(_, unit) => onChange(unit?.code ?? '')}
      renderInput={(props) => <TextField {...props} label={label} required={required} error={error} margin="none" />}
    />
  );
}

function useUnit(code: string) {
  const graph = useGraph();
  const translate = useTranslate();
  return useQuery({
    queryKey: ['unit', 'choice', code],
    enabled: code !== '',
    queryFn: async (): Promise<Choice> => {
      if (code === COUNTRY) return { code, name: translate('unit.country') };
      const { site, administrativeUnit } = (await graph.request(UnitNameDocument, { code, isSite: isSite(code) })).data;
      return { code, name: site?.name ?? administrativeUnit?.name ?? code };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function useUnitsBelow(code: string) {
  const graph = useGraph();
  return useQuery({
    queryKey: ['units', 'choice', code],
    enabled: code !== '' && !isSite(code),
    queryFn: async (): Promise<Choice[]> =>
      code === COUNTRY
        ? (await graph.request(ProvincesDocument, {})).data.provinces
        : ((await graph.request(UnitsBelowDocument, { code })).data.administrativeUnit?.children ?? []),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function useSites(text: string, own: string) {
  const graph = useGraph();
  return useQuery({
    queryKey: ['sites', text, own],
    enabled: text.length >= 2 && !isSite(own),
    queryFn: async (): Promise<Choice[]> =>
      (await graph.request(FindSitesDocument, { text, unit: own === COUNTRY ? null : own })).data.sites.nodes.map(
        ({ code, name, district }) => ({
          code,
          name: [name, district?.name].filter(Boolean).join(', '),
        }),
      ),
  });
}
