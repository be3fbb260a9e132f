/**
 * Names under which subgraphs need fields for themselves: of keys, of what `@requires` names, of the type. A client may give
 * such a name to another field, or ask the field of that name with other arguments; in one object they would meet. So what
 * the client asks for is planned and fetched under a name of its own, and answered under the one that was asked for.
 */
import { type DirectiveNode, type DocumentNode, type FieldNode, Kind, parse, visit } from 'graphql';
import type { ResponsePath } from './run.ts';
import { responseName } from './selection.ts';

/** @param supergraph the whole supergraph, with its `join__` directives */
export function reservedNamesOf(supergraph: DocumentNode): ReadonlySet<string> {
  const names = new Set(['__typename']);
  visit(supergraph, {
    Directive: (directive) => {
      for (const fields of fieldSets(directive)) visit(parse(`{${fields}}`), { Field: ({ name }) => void names.add(name.value) });
    },
  });
  return names;
}

function fieldSets({ name, arguments: given = [] }: DirectiveNode): string[] {
  if (!name.value.startsWith('join__')) return [];
  return given.flatMap((argument) =>
    (argument.name.value === 'key' || argument.name.value === 'requires') && argument.value.kind === Kind.STRING
      ? [argument.value.value]
      : [],
  );
}

export interface Renaming {
  /** The document as it is planned. */
  document: DocumentNode;
  /** The name under which a field of the client's document is fetched. */
  fetchedAs: (field: FieldNode) => string;
  /** A path of what was fetched, as the client knows it. */
  asked: (path: ResponsePath) => ResponsePath;
}

export function renameReserved(document: DocumentNode, reserved: ReadonlySet<string>): Renaming {
  const prefix = unusedPrefix(document);
  const meets = (field: FieldNode) =>
    reserved.has(responseName(field)) && (responseName(field) !== field.name.value || Boolean(field.arguments?.length));
  const fetchedAs = (field: FieldNode) => (meets(field) ? `${prefix}${responseName(field)}` : responseName(field));
  let renamed = false;
  const planned = visit(document, {
    Field: (field) => {
      if (!meets(field)) return undefined;
      renamed = true;
      return { ...field, alias: { kind: Kind.NAME, value: fetchedAs(field) } };
    },
  });
  if (!renamed) return { document, fetchedAs: responseName, asked: (path) => path };
  const asked = (path: ResponsePath) =>
    path.map((element) => (typeof element === 'string' && element.startsWith(prefix) ? element.slice(prefix.length) : element));
  return { document: planned, fetchedAs, asked };
}

/** A beginning of names that no name of the document has. */
function unusedPrefix(document: DocumentNode): string {
  const names: string[] = [];
  visit(document, { Name: ({ value }) => void names.push(value) });
  for (let n = 0; ; n++) {
    const prefix = `asked${n || ''}_`;
    if (!names.some((name) => name.startsWith(prefix))) return prefix;
  }
}
