/** The environment of a process: declared once with type and default, checked at start, read nowhere else. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A TCP port; 0 lets the system choose. */
export const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
export const milliseconds = (fallback: number) => z.coerce.number().int().positive().default(fallback);
export const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);
export const url = (fallback: string) => z.url().default(fallback);
export const optionalUrl = () => z.url().optional();
export const text = (fallback: string) => z.string().default(fallback);
/** Parts separated by commas; none unless given. */
export const list = () =>
  z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    );
/** Text of a form of its own. @param parse throws an Error that says what is wrong */
export const parsed = <Value>(parse: (value: string) => Value, fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((value, context) => {
      try {
        return parse(value);
      } catch (error) {
        context.addIssue(String(error instanceof Error ? error.message : error));
        return z.NEVER;
      }
    });
/** Secrets that stand, or stood, in a file that everybody can read: an example's, the sample's. */
const PUBLISHED = /^(example|change-?me.*|admin|secret|password|sotiem-2021.*)$/i;

/** A value that may also be given as `NAME_FILE`, the path of a file that holds it (docker secrets). */
export const secret = () =>
  z
    .string('is not set')
    .min(1)
    .refine((value) => !PUBLISHED.test(value), 'is published; make one of your own (npm run secrets)');

/** @throws Error with one line for each variable that is missing or malformed */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: NodeJS.ProcessEnv = process.env,
): z.output<z.ZodObject<Shape>> {
  const values: Record<string, string | undefined> = {};
  for (const name of Object.keys(shape)) {
    const file = source[`${name}_FILE`];
    values[name] = file ? readFileSync(file, 'utf8').trim() : source[name] || undefined; // an empty variable counts as unset
  }
  const result = z.object(shape).safeParse(values);
  if (result.success) return result.data;
  throw new Error(result.error.issues.map((issue) => `Environment variable ${issue.path.join('.')}: ${issue.message}`).join('\n'));
}
