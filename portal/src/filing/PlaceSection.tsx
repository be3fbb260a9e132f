/** Where the injection was: by searching the site, or by province, district and commune as far as they are known. */
import { bestFirst } from '@so-tiem/platform/values/bestMatch';
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { FindSitesDocument, ProvincesDocument, UnitsBelowDocument } from '../../generated/graphql.ts';
import type { Errors } from '../fields/errors.ts';
import { SelectField } from '../fields/Field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useQuery } from '../useQuery.ts';
import type { ComplaintForm } from './form.ts';

interface Props {
  form: ComplaintForm;
  change: (fields: Partial<ComplaintForm>) => void;
  errors: Errors;
}

export function PlaceSection({ form, change, errors }: Props) {
  const { text } = useMessages();
  /** Just now, here: the keyboard goes on from there. */
  const chosen = useRef(false);
  const provinces = useQuery(ProvincesDocument, {})?.provinces ?? [];
  const districts =
    useQuery(UnitsBelowDocument, form.provinceCode ? { code: form.provinceCode } : null)?.administrativeUnit?.children ?? [];
  const communes = useQuery(UnitsBelowDocument, form.districtCode ? { code: form.districtCode } : null)?.administrativeUnit?.children ?? [];
  const options = (units: readonly { code: string; name: string }[]) => units.map(({ code, name }) => ({ value: code, label: name }));

  return (
    <fieldset>
      <legend>{text('place.legend')}</legend>
      <p className="hint">{text('place.hint')}</p>
      {form.site ? (
        <div className="chosen" role="status">
          <span>
            <small>{text('place.chosen')}</small>
            <strong>{form.site.name}</strong>
          </span>
          <button
            type="button"
            className="quiet"
            ref={(button) => {
              if (button && chosen.current) button.focus({ preventScroll: true });
              chosen.current = false;
            }}
            onClick={() => change({ site: null })}
          >
            {text('place.change')}
          </button>
        </div>
      ) : (
        <SiteSearch
          form={form}
          change={(fields) => {
            chosen.current = true;
            change(fields);
          }}
        />
      )}
      <SelectField
        path="place.provinceCode"
        label="place.province"
        errors={errors}
        value={form.provinceCode}
        options={options(provinces)}
        onChange={(provinceCode) => change({ provinceCode, districtCode: '', communeCode: '', site: null })}
      />
      <SelectField
        path="place.districtCode"
        label="place.district"
        errors={errors}
        optional
        value={form.districtCode}
        options={options(districts)}
        onChange={(districtCode) => change({ districtCode, communeCode: '', site: null })}
      />
      <SelectField
        path="place.communeCode"
        label="place.commune"
        errors={errors}
        optional
        value={form.communeCode}
        options={options(communes)}
        onChange={(communeCode) => change({ communeCode, site: null })}
      />
    </fieldset>
  );
}

/** Of those that fit; the best ones are among many, which come by code. */
const MAX_SHOWN = 8;

function SiteSearch({ form, change }: Omit<Props, 'errors'>) {
  const { text } = useMessages();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim());
  const unit = form.communeCode || form.districtCode || form.provinceCode || null;
  const nodes = useQuery(FindSitesDocument, asked.length >= 2 || form.communeCode ? { text: asked || null, unit } : null)?.sites.nodes;
  const found = nodes && bestFirst(nodes, asked).slice(0, MAX_SHOWN);
  const box = useRef<HTMLDivElement>(null);
  /** From the field down to what was found, and up again. */
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops: (Element | null)[] = [...(box.current?.querySelectorAll<HTMLElement>('input, li button') ?? [])];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move among what can be reached by Tab as well
    <div className="field" ref={box} onKeyDown={move}>
      <label htmlFor="site-search">
        {text('place.search')} <small>({text('optional')})</small>
      </label>
      <p className="hint" id="site-search-hint">
        {text('place.searchHint')}
      </p>
      <input
        id="site-search"
        type="search"
        autoComplete="off"
        aria-describedby="site-search-hint"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <div role="status">{found && !found.length && <p className="hint">{text('place.noSites')}</p>}</div>
      {found && found.length > 0 && (
        <ul className="sites" aria-label={text('place.sites')}>
          {found.map((site) => (
            <li key={site.code}>
              <button
                type="button"
                onClick={() =>
                  change({
                    site: { code: site.code, name: site.name },
                    provinceCode: site.province?.code ?? form.provinceCode,
                    districtCode: site.district?.code ?? '',
                    communeCode: site.commune?.code ?? '',
                  })
                }
              >
                <strong>{site.name}</strong>
                <small>{[site.commune?.name, site.district?.name, site.province?.name].filter(Boolean).join(', ')}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
