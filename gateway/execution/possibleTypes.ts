/** Which types a type condition holds for, found once for each condition. */
import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

export class PossibleTypes {
  readonly #schema: GraphQLSchema;
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** The type itself and, of an interface or union, everything below it. */
  of(condition: string): ReadonlySet<string> {
    let names = this.#known.get(condition);
    if (!names) {
      names = this.#find(condition);
      this.#known.set(condition, names);
    }
    return names;
  }

  #find(condition: string): ReadonlySet<string> {
    const type = this.#schema.getType(condition);
    if (!isAbstractType(type)) return new Set([condition]);
    const below = Object.values(this.#schema.getTypeMap()).filter(
      (other) => (isObjectType(other) || isInterfaceType(other)) && this.#schema.isSubType(type, other),
    );
    return new Set([condition, ...below.map(({ name }) => name)]);
  }
}
