/** Any value in any input: the answer is typed, whatever it was. The arguments are made from the schema, so that none is forgotten. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';

const system = sharedSystem();
const api = buildSchema(readFileSync('generated/api.graphql', 'utf8'));
/** Of each operation, with other values every time; `ANY_INPUT_RUNS=1000` looks longer. */
const RUNS = Number(process.env['ANY_INPUT_RUNS'] ?? 12);

/** What people and programs put where a text is asked for. */
const text = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '$gt',
    '{"$ne":null}',
    '.*',
    '__proto__',
    '../../etc',
    'Nguyễn Thị Hồng',
    '0912345678',
    '079190000001',
    '79',
    '2021-02-30',
    '9999-12-31',
    'VN',
    '<script>',
    '=1+1',
    'a'.repeat(3000),
    '👩🏽‍⚕️',
    '\ud800',
  ),
  fc.uuid(),
);
const scalars: Record<string, fc.Arbitrary<unknown>> = {
  String: text,
  ID: fc.oneof(text, fc.integer()),
  Int: fc.oneof(fc.integer({ min: -3, max: 120 }), fc.integer()),
  Boolean: fc.boolean(),
  Date: fc.oneof(fc.constantFrom('2021-08-01', '1990-05-20', '0000-00-00', '2021-13-45', '+10000-01-01'), text),
  DateTime: fc.oneof(fc.constantFrom('2021-08-01T00:00:00Z', 'yesterday'), text),
};

/** Mostly of the type, sometimes not at all. */
function anyOf(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return anyOf(type.ofType as GraphQLInputType);
  if (isListType(type)) return fc.array(anyOf(type.ofType as GraphQLInputType), { maxLength: 4 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return fc.record(Object.fromEntries(fields.map((field) => [field.name, anyOf(field.type)])), {
      requiredKeys: fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name),
    });
  }
  return fc.oneof({ weight: 12, arbitrary: scalars[type.name] ?? text }, { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) });
}

function operationOf(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): string {
  const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${kind}${declared ? ` (${declared})` : ''} { ${field.name}${passed ? `(${passed})` : ''}${selection} }`;
}

const operations = (['query', 'mutation'] as const).flatMap((kind) =>
  Object.values((kind === 'query' ? api.getQueryType() : api.getMutationType())?.getFields() ?? {})
    .filter((field) => field.args.length)
    .map((field) => [`${kind} ${field.name}`, operationOf(kind, field), field] as const),
);

test.each(operations)('%s', async (_, operation, field) => {
  const tokens = await Promise.all([tokenOf(system, 'coso', 'any-coso'), tokenOf(system, 'quantri', 'any-quantri'), undefined]);
  const variables = fc.record(Object.fromEntries(field.args.map(({ name, type }) => [name, anyOf(type)])));
  await fc.assert(
    fc.asyncProperty(variables, async (given) => {
      // By a handler, an administrator and nobody, at the same time.
      const answers = await Promise.all(tokens.map((token) => askGateway(system.gateway, operation, given, token)));
      for (const { status, errors } of answers) {
        expect(status).toBeLessThan(500);
        expect(errors.filter(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')).toEqual([]);
      }
    }),
    { numRuns: RUNS },
  );
});
