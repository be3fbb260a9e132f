/**
 * From everything that was fetched to what was asked: the asked fields in the asked order, nulls where a value is missing
 * or not of its type, and where null is not allowed the null of what is around it. Compiled once for an operation; the
 * fields of an object are found once for each type that it turns out to have.
 */
import {
  type FieldNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql';
import { isObject, type JsonObject, reader, setOwn } from './json.ts';
import { fieldsOf, type Selecting } from './selection.ts';

/** What one answer is completed with: where we are, and what was wrong. */
interface Completion {
  path: (string | number)[];
  errors: GraphQLError[];
}

/** @returns the value as it is answered; undefined when it is null and may not be, so that what is around it becomes null */
type Complete = (value: unknown, completion: Completion) => unknown;
/** One field of an object, by its response name. */
type Answer = (object: JsonObject, completion: Completion) => unknown;

export type CompiledResponse = (fetched: JsonObject) => { data: JsonObject | null; errors: GraphQLError[] };

export function compileResponse(
  schema: GraphQLSchema,
  rootType: string,
  selectionSet: SelectionSetNode,
  selecting: Selecting,
): CompiledResponse {
  const compiler = new ResponseCompiler(schema, selecting);
  const complete = compiler.object(rootType, [selectionSet], rootType);
  return (fetched) => {
    const completion: Completion = { path: [], errors: [] };
    const data = complete(fetched, completion);
    return { data: isObject(data) ? data : null, errors: completion.errors };
  };
}

class ResponseCompiler {
  readonly #schema: GraphQLSchema;
  readonly #selecting: Selecting;

  constructor(schema: GraphQLSchema, selecting: Selecting) {
    this.#schema = schema;
    this.#selecting = selecting;
  }

  /** @param what names the place in an error: a field, or an item of a list */
  #value(type: GraphQLOutputType, nodes: readonly FieldNode[], what: string): Complete {
    if (isNonNullType(type)) {
      const complete = this.#value(type.ofType, nodes, what);
      return (value, completion) => {
        const before = completion.errors.length;
        const completed = complete(value, completion);
        if (completed !== null) return completed;
        if (completion.errors.length === before) report(completion, `Cannot return null for non-nullable ${what}.`);
        return undefined;
      };
    }
    if (isListType(type)) return this.#list(type.ofType, nodes, what);
    if (isCompositeType(type)) {
      const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
      return this.object(type.name, sets, what);
    }
    const isValid = leafCheck(getNamedType(type));
    return (value, completion) => {
      if (value === null || value === undefined) return null;
      if (isValid(value)) return value;
      report(completion, `Invalid value found for ${what}.`);
      return null;
    };
  }

  #list(itemType: GraphQLOutputType, nodes: readonly FieldNode[], what: string): Complete {
    const complete = this.#value(itemType, nodes, `array element of ${what}`);
    return (value, completion) => {
      if (value === null || value === undefined) return null;
      if (!Array.isArray(value)) {
        report(completion, `Invalid non-list value found for ${what}.`);
        return null;
      }
      const { path } = completion;
      const items: unknown[] = new Array(value.length);
      let bubbles = false;
      for (let i = 0; i < value.length; i++) {
        path.push(i);
        items[i] = complete(value[i], completion);
        path.pop();
        if (items[i] === undefined) bubbles = true; // the others are completed too, for their errors
      }
      return bubbles ? null : items;
    };
  }

  object(staticType: string, sets: readonly SelectionSetNode[], what: string): Complete {
    const shapes = new Map<string, [string, Answer][] | null>();
    const shapeOf = (typeName: string) => {
      let shape = shapes.get(typeName);
      if (shape === undefined) {
        shape = this.#shape(typeName, sets);
        shapes.set(typeName, shape);
      }
      return shape;
    };
    return (value, completion) => {
      if (value === null || value === undefined) return null;
      const typeName = isObject(value) ? (value['__typename'] ?? staticType) : undefined;
      const shape = typeof typeName === 'string' ? shapeOf(typeName) : null;
      if (!shape) {
        // The name of a type that clients must not know of is not told.
        report(completion, `Invalid __typename found for object at ${what}.`);
        return null;
      }
      const output: JsonObject = {};
      for (const [name, answer] of shape) {
        const completed = answer(value as JsonObject, completion);
        if (completed === undefined) return null;
        setOwn(output, name, completed);
      }
      return output;
    };
  }

  /** Null for a name that is no type of objects here. */
  #shape(typeName: string, sets: readonly SelectionSetNode[]): [string, Answer][] | null {
    const type = this.#schema.getType(typeName);
    if (!type || !isCompositeType(type)) return null;
    const definitions = isUnionType(type) ? {} : type.getFields();
    return [...fieldsOf(typeName, sets, this.#selecting)].map(([name, nodes]) => {
      const [node] = nodes;
      const field = node?.name.value ?? '';
      const fetched = node ? this.#selecting.fetchedAs(node) : name;
      if (field === '__typename') return [name, this.#typename(fetched, typeName)];
      const definition = definitions[field];
      if (!definition) throw new Error(`no field ${typeName}.${field}`); // the operation was validated
      return [name, fieldAnswer(name, fetched, this.#value(definition.type, nodes, `field ${typeName}.${field}`))];
    });
  }

  /**
   * Root types have the supergraph's names whatever a subgraph calls its own. A subgraph with an `@interfaceObject` knows
   * only the interface's name; where the real one could not be fetched, the object cannot be answered.
   */
  #typename(name: string, typeName: string): Answer {
    const read = reader(name);
    return (object) => {
      const said = read(object) ?? object['__typename'] ?? typeName;
      const type = this.#schema.getType(String(said)) ?? this.#schema.getType(typeName);
      return type && isObjectType(type) ? type.name : undefined;
    };
  }
}

function fieldAnswer(name: string, fetched: string, complete: Complete): Answer {
  const read = reader(fetched);
  return (object, completion) => {
    completion.path.push(name);
    const completed = complete(read(object), completion);
    completion.path.pop();
    return completed;
  };
}

function report({ errors, path }: Completion, message: string): void {
  errors.push(new GraphQLError(message, { path: [...path], extensions: { code: 'INVALID_GRAPHQL' } }));
}

/** What a subgraph may answer for a leaf; a custom scalar may be anything. */
function leafCheck(type: GraphQLNamedType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  if (!isSpecifiedScalarType(type)) return () => true;
  switch (type.name) {
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    case 'Int':
      return Number.isInteger;
    case 'Float':
      return Number.isFinite;
    case 'ID':
      return (value) => typeof value === 'string' || Number.isInteger(value);
    default:
      return (value) => typeof value === 'string';
  }
}
