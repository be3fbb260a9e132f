/** What may be said of a rule of routing. */
import { line } from '@so-tiem/platform/errors/userErrors';
import { z } from 'zod';
import { ComplaintKind, InjectionPlaceLevel } from '../generated/schema.ts';

const list = <Values extends Readonly<Record<string, string>>>(values: Values) =>
  z
    .array(z.enum(values))
    .nullish()
    .transform((chosen) => [...new Set(chosen ?? [])]);

export const ruleFields = {
  name: line(100),
  unit: z.string(),
  kinds: list(ComplaintKind),
  knows: list(InjectionPlaceLevel),
  to: z.string(),
  active: z
    .boolean()
    .nullish()
    .transform((active) => active ?? true),
};
