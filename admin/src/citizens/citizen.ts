/** What the screens of people show. */
import type { CitizenOnScreenQuery } from '../../generated/graphql.ts';

export type CitizenShown = NonNullable<CitizenOnScreenQuery['citizen']>;
export type DoseShown = CitizenShown['doses'][number];

export const CITIZEN_CHANGING_ROLES = ['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'POLICE'];
export const DOSE_CHANGING_ROLES = ['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER'];
export const COMPLAINT_READING_ROLES = ['HANDLER', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'MINISTRY', 'AUDITOR', 'ADMINISTRATOR'];
