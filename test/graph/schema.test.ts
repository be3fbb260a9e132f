/** The graph as a contract: composed, described, and with typed failures. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import { readListSizes } from '../../gateway/operations/operationCost.ts';
import { inputOf } from '../harness/askGateway.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const api = buildSchema(readFileSync(`${ROOT}generated/api.graphql`, 'utf8'));
const types = Object.values(api.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !['String', 'Int', 'Boolean', 'ID', 'Float', 'Query', 'Mutation'].includes(type.name),
);

test('the committed supergraph is what the subgraphs compose to', async () => {
  await promisify(execFile)(process.execPath, ['scripts/compose.ts', '--check'], { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: '' } });
});

test('every type, field, argument and value has a description', () => {
  const silent: string[] = [];
  for (const type of types) {
    if (!type.description) silent.push(type.name);
    if (isEnumType(type)) for (const value of type.getValues()) if (!value.description) silent.push(`${type.name}.${value.name}`);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) if (!field.description) silent.push(`${type.name}.${field.name}`);
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) {
        if (!field.description) silent.push(`${type.name}.${field.name}`);
        for (const argument of field.args) if (!argument.description) silent.push(`${type.name}.${field.name}(${argument.name})`);
      }
  }
  for (const root of [api.getQueryType(), api.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {})) {
      if (!field.description) silent.push(field.name);
      // An input's type describes itself.
      for (const { name, description } of field.args) if (!description && name !== 'input') silent.push(`${field.name}(${name})`);
    }
  expect(silent).toEqual([]);
});

test('every mutation takes one input and answers with one payload of its own, which can say what was wrong', () => {
  const named = Object.values(api.getMutationType()?.getFields() ?? {}).map(({ name, args, type }) => {
    const payload = getNamedType(type);
    const errors = isObjectType(payload) ? String(payload.getFields()['errors']?.type) : '';
    return [name, args.map((each) => `${each.name}: ${each.type}`).join(), String(type), errors];
  });
  const payloadOf = (name: string) => inputOf(name).replace(/Input$/, 'Payload');
  expect(named).toEqual(named.map(([name = '']) => [name, `input: ${inputOf(name)}!`, `${payloadOf(name)}!`, '[UserError!]!']));
});

test('every list of objects says how long it is (@listSize)', () => {
  const sizes = readListSizes(parse(readFileSync(`${ROOT}supergraph.graphql`, 'utf8')));
  const sized = new Set<string>();
  const lists: string[] = [];
  for (const type of [...types, api.getQueryType()].filter((each) => isObjectType(each)))
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      if (isListType(getNullableType(field.type)) && isObjectType(getNamedType(field.type))) lists.push(name);
      for (const below of sizes.get(name)?.sizedFields ?? []) sized.add(`${getNamedType(field.type).name}.${below}`);
    }
  expect(lists.filter((name) => !sizes.has(name) && !sized.has(name) && !name.endsWith('.errors'))).toEqual([]);
});

test('a partner and a person see a dose, and nothing of who wrote it down', () => {
  const fieldsOf = (name: string) => {
    const type = api.getType(name);
    return isObjectType(type) ? Object.entries(type.getFields()).map(([field, { type: of }]) => `${field}: ${of}`) : [];
  };
  expect(fieldsOf('HistoryDose')).toEqual([
    'id: ID!',
    'doseNumber: Int!',
    'vaccine: Vaccine!',
    'lotNumber: String',
    'injectedOn: Date!',
    'site: Site',
  ]);
  for (const history of ['DoseHistory', 'MyRecord']) expect(fieldsOf(history)).toContain('doses: [HistoryDose!]!');
});

test('every mutation takes one input and returns a payload with typed errors', () => {
  for (const field of Object.values(api.getMutationType()?.getFields() ?? {})) {
    expect(field.args.map((argument) => argument.name)).toEqual(['input']);
    const payload = api.getType(String(field.type).replace('!', ''));
    expect(isObjectType(payload) && String(payload.getFields()['errors']?.type)).toBe('[UserError!]!');
  }
});
