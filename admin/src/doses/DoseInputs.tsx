/** The inputs of a dose, with what may be wrong with it told before it is saved. */
import { Alert, MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { CheckDoseDocument, VaccinesDocument } from '../../generated/graphql.ts';
import { showDate } from '../format.ts';
import { DateInput } from '../forms/DateInput.tsx';
import { type ChosenSite, SiteInput } from '../forms/SiteInput.tsx';
import { useGraph } from '../graph/GraphContext.tsx';

export interface DoseFields {
  vaccineCode: string;
  injectedOn: string;
  lotNumber: string;
  doseNumber: string;
  site: ChosenSite | null;
}

export const isComplete = ({ vaccineCode, injectedOn, doseNumber, site }: DoseFields): boolean =>
  Boolean(vaccineCode && injectedOn && doseNumber && site);

/** As mutations take it. */
export const doseInput = ({ lotNumber, doseNumber, site, ...rest }: DoseFields) => ({
  ...rest,
  lotNumber: lotNumber || null,
  doseNumber: Number(doseNumber),
  siteCode: site?.code ?? '',
});

interface Props {
  fields: DoseFields;
  onChange: (fields: DoseFields) => void;
  citizenId: string | undefined;
  /** The record that is corrected. */
  corrects?: string | undefined;
}

export function DoseInputs({ fields, onChange, citizenId, corrects }: Props) {
  const translate = useTranslate();
  const graph = useGraph();
  const { data: vaccines = [] } = useQuery({
    queryKey: ['vaccines'],
    queryFn: async () => (await graph.request(VaccinesDocument, {})).data.vaccines,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const set = (field: keyof DoseFields) => (event: { target: { value: string } }) => onChange({ ...fields, [field]: event.target.value });
  return (
    <>
      <TextField select required label={translate('field.vaccineCode')} value={fields.vaccineCode} onChange={set('vaccineCode')}>
        {/* Chosen already, while the list is on its way. */}
        {!vaccines.length && fields.vaccineCode && <MenuItem value={fields.vaccineCode}>…</MenuItem>}
        {vaccines.map((vaccine) => (
          <MenuItem key={vaccine.code} value={vaccine.code}>
            {vaccine.product} ({vaccine.manufacturer})
          </MenuItem>
        ))}
      </TextField>
      <DateInput
        label={translate('field.injectedOn')}
        value={fields.injectedOn}
        onChange={(injectedOn) => onChange({ ...fields, injectedOn })}
      />
      <TextField
        required
        type="number"
        label={translate('field.doseNumber')}
        value={fields.doseNumber}
        onChange={set('doseNumber')}
        slotProps={{ htmlInput: { min: 1, max: 9 } }}
      />
      <TextField label={translate('field.lotNumber')} value={fields.lotNumber} onChange={set('lotNumber')} />
      <SiteInput label={translate('field.siteCode')} value={fields.site} onChange={(site) => onChange({ ...fields, site })} />
      {citizenId && <Warnings fields={fields} citizenId={citizenId} corrects={corrects} />}
    </>
  );
}

function Warnings({ fields, citizenId, corrects }: { fields: DoseFields; citizenId: string; corrects: string | undefined }) {
  const translate = useTranslate();
  const graph = useGraph();
  const { vaccineCode, injectedOn, doseNumber } = fields;
  const dose = { corrects: corrects ?? null, vaccineCode, injectedOn, doseNumber: Number(doseNumber) };
  const { data: warnings = [] } = useQuery({
    queryKey: ['doseWarnings', citizenId, dose],
    enabled: Boolean(vaccineCode && injectedOn) && Number.isInteger(dose.doseNumber) && dose.doseNumber > 0,
    queryFn: async () => (await graph.request(CheckDoseDocument, { id: citizenId, dose })).data.citizen?.doseWarnings ?? [],
  });
  return warnings.map(({ kind, dose: other, days }) => (
    <Alert severity="warning" key={kind + (other?.id ?? '')}>
      {translate(`doseWarning.${kind}`, {
        number: other?.doseNumber,
        product: other?.vaccine.product,
        date: other && showDate(other.injectedOn),
        days,
      })}
    </Alert>
  ));
}
