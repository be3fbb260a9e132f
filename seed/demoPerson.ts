/** One person of the sample whom the docs name, so that their requests can be copied as they are. */
import { searchable } from '../subgraphs/citizens/model/searchable.ts';
import type { SiteRecord } from '../subgraphs/facilities/model/site.ts';
import { nextDoseOf } from './doses.ts';
import type { SamplePerson } from './people.ts';
import type { Random } from './random.ts';

export function makeDemoPerson(random: Random, home: SiteRecord): { person: SamplePerson; doses: ReturnType<typeof nextDoseOf>[] } {
  const _id = random.uuid();
  const fullName = 'Nguyễn Thị Minh Tâm';
  const identityDocument = { kind: 'CCCD', number: '079190000001' } as const;
  const person: SamplePerson = {
    home,
    citizen: {
      _id,
      fullName,
      dateOfBirth: '1990-05-20',
      gender: 'FEMALE',
      nationality: 'VN',
      identityDocument,
      healthInsuranceNumber: '7912345678',
      phone: '+84912345678',
      email: 'minh.tam@thu.example',
      address: '12 Lê Lợi',
      communeCode: home.commune,
      districtCode: home.district,
      provinceCode: home.province,
      identityStatus: 'VERIFIED',
      ...searchable(_id, { fullName, identityDocument }),
      version: 1,
      mergedInto: null,
      idempotencyKey: null,
    },
  };
  const first = nextDoseOf(random, person, []);
  return { person, doses: [first, nextDoseOf(random, person, [{ record: first, entered: true }])] };
}
