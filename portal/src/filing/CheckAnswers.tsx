/** What was filled in, to be read once more before it is sent; each part with the way back to it. */
import { showPartialDate } from '@so-tiem/platform/values/partialDate';
import { useEffect, useRef } from 'react';
import { ProvincesDocument, UnitsBelowDocument, VaccinesDocument } from '../../generated/graphql.ts';
import { readDate } from '../fields/dates.ts';
import { type MessageKey, useMessages } from '../messages/messages.tsx';
import { useQuery } from '../useQuery.ts';
import { asksForDoses, type ClaimedDoseForm, type ComplaintForm, getsNoMessage } from './form.ts';

type Row = [label: MessageKey, value: string | undefined];

/** @param onChange leads back to the form, to the field of a path */
export function CheckAnswers({ form, onChange }: { form: ComplaintForm; onChange: (path: string) => void }) {
  const { text } = useMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const place = usePlace(form);
  const person: Row[] = [
    ['person.fullName', form.fullName],
    ['person.dateOfBirth', showTyped(form.dateOfBirth, true)],
    ['person.gender', form.gender && text(`person.${form.gender}`)],
    [
      'person.identificationNumber',
      form.identificationNumber && `${text(`person.${form.identificationKind}`)} ${form.identificationNumber}`,
    ],
    ['person.phone', form.phone],
    ['person.email', form.email],
    ['person.address', form.address],
  ];
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {text('check.title')}
      </h1>
      <p className="lead">{text('check.lead')}</p>
      <Part title="kind.legend" rows={[['follow.kind', form.kind && text(`kind.${form.kind}`)]]} onChange={() => onChange('kind')} />
      <Part
        title="person.legend"
        rows={person}
        warning={getsNoMessage(form) ? 'person.landline' : undefined}
        onChange={() => onChange('complainant.fullName')}
      />
      <Part title="place.legend" rows={place} onChange={() => onChange('place.provinceCode')} />
      {asksForDoses(form.kind) && <Doses doses={form.doses} onChange={() => onChange('claimedDoses')} />}
      <Part
        title="proof.legend"
        rows={[
          ['proof.photos', text('check.photos', { count: String(form.photos.length) })],
          ['proof.description', form.description],
        ]}
        onChange={() => onChange('photoIds')}
      />
    </>
  );
}

interface PartProps {
  title: MessageKey;
  rows: readonly Row[];
  warning?: MessageKey | undefined;
  onChange: () => void;
}

function Part({ title, rows, warning, onChange }: PartProps) {
  const { text } = useMessages();
  return (
    <section className="checked">
      <h2>{text(title)}</h2>
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{text(label)}</dt>
            <dd>{value || '—'}</dd>
          </div>
        ))}
      </dl>
      {warning && <p className="warning">{text(warning)}</p>}
      <button type="button" className="quiet" onClick={onChange}>
        {text('check.change', { what: text(title) })}
      </button>
    </section>
  );
}

function Doses({ doses, onChange }: { doses: readonly ClaimedDoseForm[]; onChange: () => void }) {
  const { text } = useMessages();
  const vaccines = useQuery(VaccinesDocument, {})?.vaccines ?? [];
  const told = ({ vaccineCode, injectedOn, dateUnknown, lotNumber }: ClaimedDoseForm) =>
    [
      dateUnknown ? text('doses.dateUnknown') : showTyped(injectedOn),
      vaccines.find(({ code }) => code === vaccineCode)?.product ?? text('check.vaccineUnknown'),
      lotNumber && text('check.lot', { lot: lotNumber }),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <section className="checked">
      <h2>{text('doses.legend')}</h2>
      <dl>
        {doses.map((dose, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: doses have no identity but their place in the form
          <div key={i}>
            <dt>{text('doses.dose', { number: dose.doseNumber })}</dt>
            <dd>{told(dose)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="quiet" onClick={onChange}>
        {text('check.change', { what: text('doses.legend') })}
      </button>
    </section>
  );
}

function usePlace({ provinceCode, districtCode, communeCode, site }: ComplaintForm): Row[] {
  const provinces = useQuery(ProvincesDocument, {})?.provinces;
  const districts = useQuery(UnitsBelowDocument, districtCode ? { code: provinceCode } : null)?.administrativeUnit?.children;
  const communes = useQuery(UnitsBelowDocument, communeCode ? { code: districtCode } : null)?.administrativeUnit?.children;
  const nameIn = (units: readonly { code: string; name: string }[] | undefined, code: string) =>
    units?.find((unit) => unit.code === code)?.name;
  return [
    ['place.chosen', site?.name],
    ['place.province', nameIn(provinces, provinceCode)],
    ['place.district', nameIn(districts, districtCode)],
    ['place.commune', nameIn(communes, communeCode)],
  ];
}

/** As it will be understood. */
function showTyped(typed: string, partial = false): string {
  const read = readDate(typed, partial);
  return 'date' in read ? showPartialDate(read.date) : typed;
}
