/** English. */

import { en as accounts } from './accounts.ts';
import { en as audit } from './audit.ts';
import { en as autoAssignment } from './autoAssignment.ts';
import { en as bulk } from './bulk.ts';
import { en as citizens } from './citizens.ts';
import { en as complaintEvents } from './complaintEvents.ts';
import { en as complaints } from './complaints.ts';
import { en as contacts } from './contacts.ts';
import { en as decisions } from './decisions.ts';
import { en as fields } from './fields.ts';
import { en as home } from './home.ts';
import { en as jobs } from './jobs.ts';
import { en as merge } from './merge.ts';
import { en as partners } from './partners.ts';
import { en as requests } from './requests.ts';
import { en as routing } from './routing.ts';
import { en as search } from './search.ts';
import { en as session } from './session.ts';
import { en as statistics } from './statistics.ts';
import type { vi } from './vi.ts';
import { en as write } from './write.ts';

export const en: Omit<typeof vi, 'ra'> = {
  ...audit,
  ...contacts,
  ...fields,
  ...complaints,
  ...decisions,
  ...citizens,
  ...requests,
  resources: {
    complaints: {
      name: 'Complaints',
      fields: {
        deadline: 'Time left',
        recordedAt: 'Code, received',
        complainant: 'Complainant',
        kind: 'Kind',
        responsible: 'Unit',
        status: 'Status',
        assignee: 'Handler',
        text: 'Name, code, phone, ID',
        kinds: 'Kind',
        statuses: 'Status',
        province: 'Province',
        district: 'District',
        site: 'Site',
      },
    },
    statistics: { name: 'Overview' },
    citizens: { name: 'People' },
    erasures: { name: 'Erasures' },
    contacts: { name: 'Focal contacts' },
    audit: { name: 'Audit trail' },
    accounts: { name: 'Accounts' },
    jobs: { name: 'Work left undone' },
    partnerApps: { name: 'Partner apps' },
    routing: { name: 'Routing' },
  },
  home,
  search,
  session,
  accounts,
  autoAssignment,
  partners,
  unit: { country: 'The country' },
  role: {
    HANDLER: 'Handler',
    CLERK: 'Data clerk',
    HEAD_OF_FACILITY: 'Head of facility',
    AUTHORITY_OFFICER: 'Health authority',
    POLICE: 'Commune police',
    MINISTRY: 'Ministry',
    AUDITOR: 'Auditor',
    ADMINISTRATOR: 'Administrator',
  },
  list: {
    conditions: 'Conditions',
    export: 'Export',
    empty: 'Nothing fits',
    tooManySearches: 'Too many searches by number within the hour; go on in %{minutes} minutes. Names and codes can still be searched for.',
    again: 'Try again',
    savedFilters: 'Filters',
    saveFilter: 'Keep this filter',
    filterName: 'Name of the filter',
    forgetFilter: 'Forget the filter %{name}',
    busy: 'The system is busy and tries again by itself; nothing is lost.',
    offline: 'No network: what is shown may be old, and nothing is sent.',
    dense: 'Dense rows',
    roomy: 'Roomy rows',
  },
  jobs,
  statistics,
  ...merge,
  routing,
  bulk,
  write,
  keys: {
    order: 'Order by another column',
    title: 'Keys',
    help: 'Show the keys',
    nextRow: 'Next row',
    previousRow: 'Previous row',
    open: 'Open the complaint',
    search: 'Search',
    nextComplaint: 'Next complaint',
    previousComplaint: 'Previous complaint',
    queue: 'Back to the queue',
  },
  event: complaintEvents,
  form: { leave: 'Drop what was typed?', drop: 'Drop', stay: 'Stay' },
  date: { placeholder: 'dd/mm/yyyy' },
  change: { other: 'change' },
  subgraph: {
    citizens: 'people',
    doses: 'doses',
    facilities: 'sites and contacts',
    complaints: 'complaints',
    audit: 'audit trail',
    access: 'accounts',
  },
  error: {
    dateProblem: {
      FORM: 'day/month/year, for example 05/08/1990',
      FORM_OF_BIRTH: 'day/month/year or the year alone: 05/08/1990, 1945',
      FUTURE: 'has not come yet',
      TOO_EARLY: 'is too long ago; look at the year',
    },
    REQUIRED: 'is needed',
    INVALID: 'is not right',
    TOO_LONG: 'is too long',
    NOT_FOUND: 'not found',
    FORBIDDEN: 'not allowed',
    WRONG_STATE: 'not possible in this state',
    STALE: '%{name} was faster (%{change}, %{moment}); reloaded',
    DUPLICATE: 'on record already',
    UNAVAILABLE: 'the system does not answer, please try again',
    reason: {
      BUSY: 'the system is busy and has done nothing yet, please try again in a moment',
      MOVE_IN: 'is changed by the unit that the person leaves, or one above both',
      OUTSIDE_TERRITORY: 'is outside of your territory',
      NOT_AS_ON_RECORD: 'is not as on record',
      DECIDED_BY_YOU: 'you decided a complaint that would go; somebody else of the unit, or above, confirms',
      EARLIER_GOES_ON: 'the other one was filed earlier, with another phone or mail address: open it and join this one to it',
      PERHAPS_ANOTHER_PERSON: 'the two say different things; load it again and see what',
      MERGED_LATELY: 'records of this person were merged less than 15 days ago',
      NOT_ALIKE: 'neither number nor date of birth is the same; correct one of the two first',
      ERASURE_WAITING: 'an erasure of this person waits; decide it first',
      EXPIRED: 'it has waited for too long; propose it anew',
      CHANGED_SINCE: 'the record was changed since; propose it anew',
      OPEN_COMPLAINTS: 'a complaint of this person is open, or may still be reopened (15 days after the decision)',
      GIVEN_UP: 'was tried many times without success',
      FUTURE: 'has not come yet',
      TOO_EARLY: 'is too long ago',
      BEFORE_CAMPAIGN: 'is before the campaign began (08/03/2021)',
      FORM_CCCD: 'a CCCD has 12 digits',
      FORM_CMND: 'a CMND has 9 or 12 digits',
      FORM_PASSPORT: 'a passport has 6 to 9 letters and digits',
      FORM_INSURANCE: 'two letters and 13 digits, or 10 digits',
      ENDS_BEFORE_BEGIN: 'the last day is before the first',
      SEVERAL_NUMBERS: 'holds several numbers; give one',
    },
  },
};
