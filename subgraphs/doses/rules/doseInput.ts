/** The fields of a dose as they may be recorded. */

import { optionalLine } from '@so-tiem/platform/errors/userErrors';
import { isSiteCode } from '@so-tiem/platform/identity/territory';
import { injectionDay } from '@so-tiem/platform/inputs/calendar';
import { z } from 'zod';
import { vaccineByCode } from './vaccines.ts';

export const doseFields = {
  vaccineCode: z.string().refine((code) => vaccineByCode(code) !== undefined, 'no licensed vaccine'),
  lotNumber: optionalLine(40),
  injectedOn: injectionDay,
  doseNumber: z.int().min(1, 'from 1').max(9, 'to 9'),
  siteCode: z.string().refine(isSiteCode, 'not the code of a site'),
  vaccinator: optionalLine(100),
};
