/** The graph as a contract: composed, described, and with typed failures. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { buildSchema, isEnumType, isInputObjectType, isIntrospectionType, isObjectType } from 'graphql';

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
    for (const field of Object.values(root?.getFields() ?? {})) if (!field.description) silent.push(field.name);
  expect(silent).toEqual([]);
});

test('every mutation takes one input and returns a payload with typed errors', () => {
  for (const field of Object.values(api.getMutationType()?.getFields() ?? {})) {
    expect(field.args.map((argument) => argument.name)).toEqual(['input']);
    const payload = api.getType(String(field.type).replace('!', ''));
    expect(isObjectType(payload) && String(payload.getFields()['errors']?.type)).toBe('[UserError!]!');
  }
});
