/** From what an action throws to the `errors` of a mutation's payload. */
import { z } from 'zod';
import { isDamaged, plainLine } from '../values/plainText.ts';
import { type ConflictDetails, DomainError, type ErrorCode, type Failure } from './errors.ts';

export interface UserErrorRecord {
  code: ErrorCode;
  field: string[];
  message: string;
  reason: string | null;
  conflict: ConflictDetails | null;
}

/**
 * Runs an action for a mutation's payload: its result, or the caller's failures.
 * @throws whatever is not a failure of the caller's: a bug, masked further out
 */
export async function attempt<Result>(action: () => Promise<Result>): Promise<{ result: Result | null; errors: UserErrorRecord[] }> {
  try {
    return { result: await action(), errors: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return {
      result: null,
      errors: error.failures.map((failure) => ({ ...failure, reason: failure.reason ?? null, conflict: failure.conflict ?? null })),
    };
  }
}

/** A mutation's payload: what an action came to under its name, or the caller's failures. @throws as `attempt` */
export async function payload<Name extends string, Result>(name: Name, action: () => Promise<Result>) {
  const { result, errors } = await attempt(action);
  return { [name]: result, errors } as { [Key in Name]: Result | null } & { errors: UserErrorRecord[] };
}

/**
 * What a check makes of an input. An input of the SDL compiles only against a check of the same fields, also of those within it.
 * @throws DomainError with a failure for each field that is wrong, all at once
 */
export function parseInput<Schema extends z.ZodType, Input>(
  schema: Schema,
  input: Input & SameFields<Input, z.input<Schema>>,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const failures = new Map<string, Failure>();
  for (const issue of result.error.issues) {
    const field = issue.path.map(String);
    // The first thing wrong with a field is enough; the rest often only follows from it.
    if (failures.has(field.join('.'))) continue;
    const reason = reasonOf(issue);
    failures.set(field.join('.'), { code: codeOf(issue), field, message: issue.message, ...(reason ? { reason } : {}) });
  }
  throw new DomainError([...failures.values()]);
}

/** Anything, where both have the same fields or those of the input are not known; else what no input is, so that the compiler names the field. */
type SameFields<Input, Checked> = unknown extends Input
  ? unknown
  : string extends keyof Input
    ? unknown
    : [FieldsOfOne<Input, Checked>] extends [never]
      ? unknown
      : { 'declared or checked only': FieldsOfOne<Input, Checked> };
type FieldsOfOne<Input, Checked> = {
  [Field in keyof Input | keyof Checked]-?: Field extends keyof Input & keyof Checked
    ? FieldsWithin<Each<Input[Field]>, Each<Checked[Field]>>
    : Field;
}[keyof Input | keyof Checked];
type FieldsWithin<Input, Checked> = [Input, Checked] extends [object, object] ? FieldsOfOne<Input, Checked> : never;
/** A value, or each of a list of them. */
type Each<Value> = NonNullable<Value> extends readonly (infer One)[] ? NonNullable<One> : NonNullable<Value>;

/** For a rule of a zod schema: its message, and the reason by which a client says it in its own words. */
export const because = (message: string, reason: string) => ({ message, params: { reason } });

function reasonOf(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'invalid_format') return issue.format === 'email' ? 'EMAIL' : undefined;
  const reason: unknown = issue.code === 'custom' ? issue.params?.['reason'] : undefined;
  return typeof reason === 'string' ? reason : undefined;
}

function codeOf(issue: z.core.$ZodIssue): ErrorCode {
  if (issue.code === 'too_big') return issue.origin === 'string' || issue.origin === 'array' ? 'TOO_LONG' : 'INVALID';
  if (issue.code === 'too_small' && issue.minimum === 1 && issue.origin === 'string') return 'REQUIRED';
  if (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null)) return 'REQUIRED';
  return 'INVALID';
}

const DAMAGED = { message: 'letters were lost in another encoding; type it again', params: { reason: 'DAMAGED_TEXT' } };

/** A line of text as people type it, bounded. */
export const line = (max: number) =>
  z
    .string()
    .transform(plainLine)
    .pipe(
      z
        .string()
        .min(1, 'must not be blank')
        .max(max, `at most ${max} characters`)
        .refine((text) => !isDamaged(text), DAMAGED),
    );

/** The same where nothing may be given: null, absent and blank all become null. */
export const optionalLine = (max: number) =>
  z
    .string()
    .nullish()
    .transform((text) => (text && plainLine(text)) || null)
    .pipe(
      z
        .string()
        .max(max, `at most ${max} characters`)
        .refine((text) => !isDamaged(text), DAMAGED)
        .nullable(),
    );
