/** What is told of a partner app. */

import { line } from '@so-tiem/platform/errors/userErrors';
import { calendarDate } from '@so-tiem/platform/inputs/calendar';
import { email } from '@so-tiem/platform/inputs/phone';
import { type DocumentNode, Kind, OperationTypeNode, parse } from 'graphql';
import { z } from 'zod';

/** As tokens have them (RFC 6749, 3.3), and as the graph names them. */
const SCOPES = { DOSES_READ: 'doses:read', PASSPORTS_READ: 'passports:read', STATISTICS_READ: 'statistics:read' } as const;
type ScopeName = keyof typeof SCOPES;
export type PartnerScope = (typeof SCOPES)[ScopeName];

export const scopeNames = Object.fromEntries(Object.entries(SCOPES).map(([name, scope]) => [scope, name])) as Record<
  PartnerScope,
  ScopeName
>;
const scope = z.enum(Object.keys(SCOPES) as [ScopeName, ...ScopeName[]]).transform((name) => SCOPES[name]);

const MAX_OPERATIONS = 50;
const MAX_CHARACTERS = 20_000;
const MAX_KEYS = 5;

/** One query with a name, as the app will send it letter for letter. */
const operation = z
  .string()
  .trim()
  .max(MAX_CHARACTERS, `at most ${MAX_CHARACTERS} characters`)
  .transform((text, context) => {
    const found = parsed(text)?.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION) ?? [];
    const [only] = found;
    if (found.length === 1 && only?.name && only.operation === OperationTypeNode.QUERY) return { name: only.name.value, text };
    context.addIssue({ code: 'custom', message: 'one GraphQL query with a name' });
    return z.NEVER;
  });

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens: 3000 });
  } catch {
    return undefined;
  }
}

/** Public keys alone: a private one is refused, and not kept. */
const publicKey = z
  .looseObject({ kty: z.enum(['EC', 'RSA', 'OKP']), kid: z.string().min(1).max(100).optional() })
  .refine((key) => !('d' in key), 'a private key: give the public one');

const keySet = z
  .string()
  .trim()
  .max(MAX_CHARACTERS)
  .transform((text, context) => {
    const set = z.object({ keys: z.array(publicKey).min(1).max(MAX_KEYS) }).safeParse(asJson(text));
    if (set.success) return set.data;
    context.addIssue({ code: 'custom', message: `a JSON Web Key Set of public keys (${set.error.issues[0]?.message})` });
    return z.NEVER;
  });

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const partnerFields = {
  name: line(100),
  contactEmail: email,
  scopes: z.array(scope).min(1, 'at least one'),
  anyOperation: z.boolean(),
  operations: z.array(operation).max(MAX_OPERATIONS, `at most ${MAX_OPERATIONS}`),
  ratePerMinute: z.int().min(1, 'at least 1').max(100_000, 'at most 100000'),
  dailyQuota: z.int().min(1, 'at least 1').max(1_000_000_000, 'at most 1000000000'),
  expiresOn: calendarDate.nullish(),
  /** JSON Web Key Set; without it the app has a secret. */
  keys: z.preprocess((given) => (typeof given === 'string' && !given.trim() ? null : given), keySet.nullish()),
};

/** Its last day is over. */
export const hasEnded = ({ expiresOn }: { expiresOn: string | null }, today: string): boolean => expiresOn !== null && expiresOn < today;
