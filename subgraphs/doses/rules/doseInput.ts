/** The fields of a dose as they may be recorded. */
import { calendarDate, dateInVietNam } from '@so-tiem/platform/calendar';
import { isSiteCode } from '@so-tiem/platform/territory';
import { optionalLine } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import { vaccineByCode } from './vaccines.ts';

/** The first COVID-19 injections in Viet Nam. */
export const CAMPAIGN_BEGAN = '2021-03-08';

export const doseFields = {
  vaccineCode: z.string().refine((code) => vaccineByCode(code) !== undefined, 'no licensed vaccine'),
  lotNumber: optionalLine(40),
  injectedOn: calendarDate
    .refine((date) => date >= CAMPAIGN_BEGAN, `before the campaign began on ${CAMPAIGN_BEGAN}`)
    .refine((date) => date <= dateInVietNam(new Date()), 'in the future'),
  doseNumber: z.int().min(1, 'from 1').max(9, 'to 9'),
  siteCode: z.string().refine(isSiteCode, 'not the code of a site'),
  vaccinator: optionalLine(100),
};
