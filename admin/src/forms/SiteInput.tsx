/** A vaccination site, found by words of its name without diacritics; or one of the units that are offered. */
import { Autocomplete, TextField } from '@mui/material';
import { bestFirst, fits, markMatch } from '@so-tiem/platform/values/bestMatch';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { FindSitesDocument } from '../../generated/graphql.ts';
import { useGraph } from '../graph/GraphContext.tsx';

export interface ChosenSite {
  code: string;
  name: string;
}

const nearFirst = (choices: ChosenSite[], province: string | undefined): ChosenSite[] => {
  const isNear = ({ code }: ChosenSite) => !code.includes('.') || code.startsWith(`${province}.`);
  return province ? choices.toSorted((one, other) => Number(isNear(other)) - Number(isNear(one))) : choices;
};

export function SiteInput({
  label,
  value,
  onChange,
  units = [],
  near,
  required = true,
  autoFocus = false,
}: {
  label: string;
  value: ChosenSite | null;
  onChange: (site: ChosenSite | null) => void;
  units?: ChosenSite[];
  /** Code of a province: its sites come before others of the same name. */
  near?: string | undefined;
  required?: boolean;
  autoFocus?: boolean;
}) {
  const graph = useGraph();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const { data: sites = [], isFetching } = useQuery({
    queryKey: ['sites', text],
    enabled: text.length >= 2,
    // There are places of the same name: a site is told with where it lies.
    queryFn: async () =>
      (await graph.request(FindSitesDocument, { text, unit: null })).data.sites.nodes.map(({ code, name, district, province }) => ({
        code,
        name: [name, district?.name, province?.name].filter((part, i) => part && (i === 0 || !name.includes(part))).join(', '),
      })),
  });
  return (
    <Autocomplete<ChosenSite>
      options={nearFirst(bestFirst([...units.filter(({ name }) => !text || fits(name, text)), ...sites], text), near)}
      value={value}
      autoHighlight
      loading={isFetching}
      filterOptions={(options) => options}
      getOptionLabel={(site) => site.name}
      getOptionKey={(site) => site.code}
      isOptionEqualToValue={(a, b) => a.code === b.code}
      onInputChange={(_, input) => setTyped(input)}
      renderOption={({ key, ...props }, site, { inputValue }) => (
        <li key={key} {...props}>
          <span>
            {markMatch(site.name, inputValue).map(({ at, text: part, isMatch }) => (isMatch ? <strong key={at}>{part}</strong> : part))}
          </span>
        </li>
      )}
      onChange={(_, site) => onChange(site)}
      renderInput={(props) => <TextField {...props} label={label} required={required} autoFocus={autoFocus} />}
    />
  );
}
