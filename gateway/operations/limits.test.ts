/** What goes beyond a limit is told by its name; what our own pages ask is far from all of them. */
import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { getOperationAST, parse } from 'graphql';
import { checkDocument } from './documentLimits.ts';
import { LIMITS, type Limit } from './limits.ts';
import { compileCost, readListSizes } from './operationCost.ts';
import { PersistedOperations } from './persistedOperations.ts';

const sdl = readFileSync('supergraph.graphql', 'utf8');
const schema = Supergraph.build(sdl).apiSchema().toGraphQLJSSchema();
const sizes = readListSizes(parse(sdl));

const costOf = (text: string, variables: Record<string, unknown> = {}): number => {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return compileCost(schema, sizes, document, operation)(variables);
};

const many = (count: number, text: (i: number) => string) => Array.from({ length: count }, (_, i) => text(i)).join(' ');
const nested = (levels: number): string => (levels ? `{ parent ${nested(levels - 1)} }` : '{ code }');

const tooMuch: [Limit, string][] = [
  ['tokens', `{ ${many(3001, () => 'a')} }`],
  ['depth', `{ administrativeUnit(code: "1") ${nested(16)} }`],
  ['aliasLength', `{ ${'a'.repeat(65)}: vaccines { code } }`],
  ['aliases', `{ ${many(31, (i) => `a${i}: vaccines { code }`)} }`],
  ['directives', `{ vaccines ${many(31, () => '@include(if: true)')} { code } }`],
  ['breadth', `{ ${many(101, () => 'vaccines { code }')} }`],
  [
    'fields',
    `{ ...f } ${many(11, (i) => `fragment f${i || ''} on Query { ${i < 10 ? `...f${i + 1} ...f${i + 1}` : 'vaccines { code }'} }`)}`,
  ],
];

describe('an operation beyond a limit is refused', () => {
  test.each(tooMuch)('%s', (limit, text) => {
    try {
      checkDocument(text);
    } catch (error) {
      const { extensions } = error as { extensions: Record<string, unknown> };
      expect(extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', max: LIMITS[extensions['limit'] as Limit] });
      if (limit === 'fields') expect(['fields', 'breadth']).toContain(extensions['limit']);
      else expect(extensions['limit']).toBe(limit);
      return;
    }
    throw new Error('not refused');
  });

  test('a laugh of thirty fragments is told in no time, and a cycle of fragments ends', () => {
    const began = performance.now();
    expect(() =>
      checkDocument(
        `{ ...f0 } ${many(30, (i) => `fragment f${i} on Query { ${many(9, () => `...f${i + 1}`)} }`)} fragment f30 on Query { vaccines { code } }`,
      ),
    ).toThrow(/limit/);
    checkDocument('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }');
    expect(performance.now() - began).toBeLessThan(500);
  });

  test('a text that is no document is left to the parser, which says what is wrong with it', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void checkDocument(text)));
  });
});

describe('what an operation costs', () => {
  test('an object counts one, a scalar nothing, a page what it asks for', () => {
    expect(costOf('{ vaccines { code product } }')).toBe(10);
    expect(costOf('{ complaints(first: 10) { nodes { code } } }')).toBe(1 + 10);
    expect(costOf('{ complaints(first: 10) { nodes { code photos { id } } } }')).toBe(1 + 10 * (1 + 3));
    expect(costOf('query ($n: Int) { complaints(first: $n) { edges { node { code } } } }', { n: 50 })).toBe(1 + 50 * 2);
    expect(costOf('query ($n: Int) { complaints(first: $n) { nodes { code } } }')).toBe(1 + 25);
    expect(costOf('{ complaints { ...page } } fragment page on ComplaintConnection { nodes { ... on Complaint { code } } }')).toBe(1 + 25);
  });

  test('a mutation counts ten', () => {
    expect(
      costOf('mutation { voidDose(input: { idempotencyKey: "k", id: "x", reason: "y" }) { errors { code } } }'),
    ).toBeGreaterThanOrEqual(11);
  });

  test('lists within lists within a page of a hundred go beyond the limit', () => {
    expect(
      costOf('{ complaints(first: 100) { nodes { citizen { doses { id site { contacts { history { fields { name } } } } } } } } }'),
    ).toBeGreaterThan(LIMITS.cost);
  });
});

test('what the pages and the subgraphs ask stays below half of every limit, with pages of a hundred', () => {
  const texts = (['operations', 'serviceOperations'] as const).flatMap((list) => PersistedOperations.read(list).texts);
  expect(texts.length).toBeGreaterThan(30);
  const costs = texts.map((text) => {
    checkDocument(text);
    return costOf(text, { first: 100 });
  });
  expect(Math.max(...costs)).toBeLessThan(LIMITS.cost / 2);
});

test('a variable that is not given costs what its default costs', () => {
  const text = 'query ($n: Int = 100) { sites(first: $n) { nodes { code name } } }';
  expect(costOf(text)).toBe(costOf(text, { n: 100 }));
  expect(costOf(text)).toBeGreaterThan(costOf(text, { n: 1 }));
  expect(costOf('query ($n: Int) { sites(first: $n) { nodes { code name } } }', {})).toBe(costOf('{ sites { nodes { code name } } }'));
});
