/** What the fields of the form are called in the summary of what is wrong, by their paths. */
import type { MessageKey } from '../messages/messages.tsx';

export const LABELS: Record<string, MessageKey> = {
  kind: 'kind.legend',
  'complainant.fullName': 'person.fullName',
  'complainant.dateOfBirth': 'person.dateOfBirth',
  'complainant.gender': 'person.gender',
  'complainant.identityDocument.number': 'person.identificationNumber',
  'complainant.phone': 'person.phone',
  'complainant.email': 'person.email',
  'complainant.address': 'person.address',
  'place.provinceCode': 'place.province',
  'place.districtCode': 'place.district',
  'place.communeCode': 'place.commune',
  'place.siteCode': 'place.chosen',
  claimedDoses: 'doses.legend',
  'claimedDoses.injectedOn': 'doses.injectedOn',
  'claimedDoses.vaccineCode': 'doses.vaccine',
  'claimedDoses.lotNumber': 'doses.lot',
  photoIds: 'proof.photos',
  description: 'proof.description',
};
