/** A complaint as it begins from the record: with all that is known filled in. */
import type { MyRecordQuery } from '../../generated/graphql.ts';
import { type ComplaintForm, emptyDose } from '../filing/form.ts';
import type { Who } from './who.ts';

type Dose = NonNullable<MyRecordQuery['myRecord']>['doses'][number];
export type About = { kind: 'PERSON_WRONG' } | { kind: 'DOSE_MISSING'; doseNumber: number } | { kind: 'DOSE_WRONG'; dose: Dose };

export function complaintAbout(who: Who, about: About): Partial<ComplaintForm> {
  const isPhone = /^(0|\+?84|0084)\d{9,10}$/.test(who.number.replace(/[\s.()-]/g, ''));
  const person = {
    kind: about.kind,
    fullName: who.fullName,
    dateOfBirth: who.dateOfBirth,
    gender: who.gender,
    ...(isPhone ? { phone: who.number } : { identificationNumber: who.number, ...documentOf(who.number) }),
  };
  if (about.kind === 'PERSON_WRONG') return person;
  if (about.kind === 'DOSE_MISSING') return { ...person, doses: [emptyDose(about.doseNumber)] };
  const { dose } = about;
  return {
    ...person,
    disputedDoseId: dose.id,
    doses: [
      {
        doseNumber: dose.doseNumber,
        vaccineCode: dose.vaccine.code,
        dateUnknown: false,
        injectedOn: dose.injectedOn.split('-').reverse().join('/'),
        lotNumber: dose.lotNumber ?? '',
      },
    ],
    site: dose.site ? { code: dose.site.code, name: dose.site.name } : null,
    provinceCode: dose.site?.province?.code ?? '',
    districtCode: dose.site?.district?.code ?? '',
    communeCode: dose.site?.commune?.code ?? '',
  };
}

const documentOf = (number: string): Pick<ComplaintForm, 'identificationKind'> => ({
  identificationKind: /^\d{12}$/.test(number) ? 'CCCD' : /^\d{9}$/.test(number) ? 'CMND' : 'PASSPORT',
});
