/**
 * Apollo's gateway with its execution compiled: an operation's plan and the shape of its answer become functions once, and
 * every further request only runs them. Planning is Apollo's own. What is not compiled (questions about the schema, plans
 * with parts of kinds that are not known here) goes the stock way.
 */
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { ApolloGateway, type GatewayConfig, type GraphQLDataSource } from '@apollo/gateway';
import { QueryPlanner } from '@apollo/query-planner';
import type { GatewayExecutionResult, GatewayExecutor, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { LRUCache } from 'lru-cache';
import type { ExecutionContext } from './executionContext.ts';
import type { JsonObject } from './json.ts';
import { asksForTheSchema, responseOf } from './operation.ts';
import { canCompile, compilePlan, type Step } from './plan.ts';
import { PossibleTypes } from './possibleTypes.ts';
import { type Renaming, renameReserved, reservedNamesOf } from './reservedNames.ts';
import type { CompiledResponse } from './response.ts';
import type { Run } from './run.ts';
import type { Transport } from './transport.ts';

/** Operations that are kept compiled; clients send few different ones. */
const MAX_OPERATIONS = 2000;
const STOCK = 'STOCK';

export interface CompiledOperation<Context extends ExecutionContext> {
  operation: OperationDefinitionNode;
  /** Undefined when there is nothing to fetch. */
  step: Step<Context> | undefined;
  /** A path of what was fetched, as the client knows it. */
  asked: Renaming['asked'];
  respond: (variables: JsonObject) => CompiledResponse;
  /** Undefined where everything may run. */
  excess: ((variables: JsonObject) => GraphQLError | undefined) | undefined;
}

/** Compiles what refuses an operation that costs too much, from the schema that clients see. */
export type CostLimit = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
) => (variables: JsonObject) => GraphQLError | undefined;

interface Options<Context extends ExecutionContext> extends Pick<GatewayConfig, 'logger'> {
  supergraphSdl: string;
  transport: Transport<Context>;
  /** For what goes the stock way. */
  dataSource: (subgraph: { name: string }) => GraphQLDataSource;
  /** Unless given, an operation may cost anything. */
  costLimit?: CostLimit | undefined;
}

export class CompiledGateway<Context extends ExecutionContext> extends ApolloGateway {
  readonly #stock: GatewayExecutor;
  readonly #transport: Transport<Context>;
  readonly #supergraph: Supergraph;
  readonly #planner: QueryPlanner;
  readonly #schema: GraphQLSchema;
  /** Of the schema that clients see, and of the whole supergraph. */
  readonly #types: { api: PossibleTypes; all: PossibleTypes };
  readonly #reserved: ReadonlySet<string>;
  readonly #costLimit: CostLimit | undefined;
  /** By text and name; STOCK for what goes the stock way. Apollo Server has validated all of them. */
  readonly #operations = new LRUCache<string, CompiledOperation<Context> | typeof STOCK>({ max: MAX_OPERATIONS });

  constructor({ supergraphSdl, transport, dataSource, costLimit, ...rest }: Options<Context>) {
    super({ ...rest, supergraphSdl, buildService: ({ name }) => dataSource({ name }) });
    this.#stock = this.executor;
    this.executor = (request) => this.#execute(request);
    this.#transport = transport;
    this.#supergraph = Supergraph.build(supergraphSdl);
    this.#planner = new QueryPlanner(this.#supergraph);
    this.#reserved = reservedNamesOf(parse(supergraphSdl));
    this.#costLimit = costLimit;
    this.#schema = this.#supergraph.apiSchema().toGraphQLJSSchema();
    this.#types = { api: new PossibleTypes(this.#schema), all: new PossibleTypes(this.#supergraph.schema.toGraphQLJSSchema()) };
  }

  async #execute(request: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult> {
    const compiled = this.#compiled(request);
    if (!compiled) return await this.#stock(request);
    const variables = request.request.variables ?? {};
    const wrong = this.#wrongVariables(compiled, variables);
    if (wrong) return { errors: wrong };
    const excess = compiled.excess?.(variables);
    if (excess) throw excess;
    return await runOperation(compiled, variables, request.context as Context);
  }

  /**
   * An operation that was parsed and validated before, by its text alone.
   * @returns undefined for every other, for variables that are not what it asks for, and where it costs too much
   */
  known(text: string, operationName: string | undefined, variables: JsonObject): CompiledOperation<Context> | undefined {
    const compiled = this.#operations.get(keyOf(text, operationName));
    if (!compiled || compiled === STOCK) return undefined;
    return !this.#wrongVariables(compiled, variables) && !compiled.excess?.(variables) ? compiled : undefined;
  }

  /** Compiles an operation before it is asked. @returns whether it is one, of this schema, that can be compiled */
  prepare(text: string): boolean {
    const key = keyOf(text, undefined);
    if (this.#operations.has(key)) return true;
    try {
      const document = parse(text);
      const operation = getOperationAST(document);
      if (!operation || validate(this.#schema, document).length || asksForTheSchema(document)) return false;
      const compiled = this.#compile(document, operation);
      if (compiled) this.#operations.set(key, compiled);
      return compiled !== undefined;
    } catch {
      return false; // its caller gets the reason
    }
  }

  #wrongVariables({ operation: { variableDefinitions } }: CompiledOperation<Context>, variables: JsonObject) {
    return variableDefinitions?.length ? getVariableValues(this.#schema, variableDefinitions, variables).errors : undefined;
  }

  /** Undefined for what goes the stock way. */
  #compiled({ document, source, request }: GatewayGraphQLRequestContext): CompiledOperation<Context> | undefined {
    const key = keyOf(source, request.operationName);
    const known = this.#operations.get(key);
    if (known) return known === STOCK ? undefined : known;
    const operation = getOperationAST(document, request.operationName);
    if (!operation) return undefined; // an error of the caller's, which the stock way tells
    const compiled = asksForTheSchema(document) ? undefined : this.#compile(document, operation);
    this.#operations.set(key, compiled ?? STOCK);
    return compiled;
  }

  #compile(document: DocumentNode, operation: OperationDefinitionNode): CompiledOperation<Context> | undefined {
    const name = operation.name?.value;
    const { document: planned, fetchedAs, asked } = renameReserved(document, this.#reserved);
    const { node } = this.#planner.buildQueryPlan(
      operationFromDocument(this.#supergraph.apiSchema(), planned, name ? { operationName: name } : {}),
    );
    if (node && !canCompile(node)) return undefined;
    return {
      operation,
      step: node && compilePlan(node, { types: this.#types.all, transport: this.#transport, operation }),
      asked,
      excess: this.#costLimit?.(this.#schema, document, operation),
      respond: responseOf(this.#schema, this.#types.api, document, operation, fetchedAs),
    };
  }
}

/** A change is carried to its end, whether its caller waits or not. */
const NEVER = () => false;

export async function runOperation<Context extends ExecutionContext>(
  { operation, step, respond, asked }: CompiledOperation<Context>,
  variables: JsonObject,
  caller: Context,
): Promise<GatewayExecutionResult> {
  const context = operation.operation === OperationTypeNode.MUTATION ? { ...caller, isGone: NEVER } : caller;
  const run: Run<Context> = { variables, context, data: {}, errors: [] };
  await step?.(run, { objects: [run.data], path: [] });
  const { data, errors } = respond(variables)(run.data);
  // As the stock gateway has it: what subgraphs said went wrong comes before what that made of the answer.
  if (run.errors.length) return { data, errors: run.errors.map((error) => askedAt(error, asked)) };
  return errors.length ? { data, extensions: { valueCompletion: errors } } : { data };
}

/** The error at the path that the client knows. */
function askedAt(error: GraphQLError, asked: Renaming['asked']): GraphQLError {
  const path = error.path && asked(error.path);
  return path === error.path ? error : new GraphQLError(error.message, { path: path ?? null, extensions: error.extensions });
}

const keyOf = (text: string, operationName: string | undefined): string => `${operationName ?? ''} ${text}`;
