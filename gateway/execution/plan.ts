/** A query plan, compiled once into steps. What could not be fetched is an error beside everything else that could. */
import type { FetchNode, FlattenNode, PlanNode } from '@apollo/query-planner';
import { GraphQLError, type OperationDefinitionNode } from 'graphql';
import { compileEntityFetch, type EntityFetch, fetchEntities } from './entityFetch.ts';
import type { ExecutionContext } from './executionContext.ts';
import { merge } from './json.ts';
import { variableReader } from './operation.ts';
import type { PossibleTypes } from './possibleTypes.ts';
import { providedVariables, requestHead } from './requestBody.ts';
import { compileRewrites } from './rewrites.ts';
import { compilePath, type ResponsePath, type Run, type Targets } from './run.ts';
import { subgraphError } from './subgraphErrors.ts';
import type { Transport } from './transport.ts';

export type Step<Context extends ExecutionContext> = (run: Run<Context>, targets: Targets) => Promise<void>;

interface Compiler<Context extends ExecutionContext> {
  types: PossibleTypes;
  transport: Transport<Context>;
  operation: OperationDefinitionNode;
}

/** Whether every part of a plan is of a kind that is compiled here. */
export function canCompile(node: PlanNode | { kind: 'Subscription' }): node is PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.every(canCompile);
    case 'Flatten':
      return canCompile(node.node);
    case 'Condition':
      return [node.ifClause, node.elseClause].every((clause) => !clause || canCompile(clause));
    case 'Fetch':
      return !node.contextRewrites?.length;
    default:
      return false;
  }
}

export function compilePlan<Context extends ExecutionContext>(node: PlanNode, compiler: Compiler<Context>): Step<Context> {
  switch (node.kind) {
    case 'Sequence':
      return sequence(node.nodes.map((child) => compilePlan(child, compiler)));
    case 'Parallel':
      return parallel(node.nodes, compiler);
    case 'Flatten':
      return isEntityFetch(node.node) ? together([{ path: node.path, node: node.node }], compiler) : flatten(node, compiler);
    case 'Fetch':
      return node.requires ? together([{ path: [], node }], compiler) : rootFetch(node, compiler);
    case 'Condition': {
      const [then, otherwise] = [node.ifClause, node.elseClause].map((clause) => clause && compilePlan(clause, compiler));
      const value = variableReader(compiler.operation);
      return async (run, targets) => await (value(run.variables, node.condition) ? then : otherwise)?.(run, targets);
    }
    default:
      throw new Error(`cannot compile ${node.kind}`);
  }
}

const sequence =
  <Context extends ExecutionContext>(steps: Step<Context>[]): Step<Context> =>
  async (run, targets) => {
    for (const step of steps) await step(run, targets);
  };

/** Fetches of entities from one subgraph are one request; everything else runs beside it. */
function parallel<Context extends ExecutionContext>(nodes: PlanNode[], compiler: Compiler<Context>): Step<Context> {
  const shared = new Map<string, { path: ResponsePath; node: FetchNode }[]>();
  const steps: Step<Context>[] = [];
  for (const node of nodes) {
    if (node.kind === 'Flatten' && isEntityFetch(node.node)) {
      const { serviceName } = node.node;
      shared.set(serviceName, [...(shared.get(serviceName) ?? []), { path: node.path, node: node.node }]);
    } else steps.push(compilePlan(node, compiler));
  }
  for (const fetches of shared.values()) steps.push(together(fetches, compiler));
  return async (run, targets) => {
    await Promise.all(steps.map((step) => step(run, targets)));
  };
}

const isEntityFetch = (node: PlanNode): node is FetchNode => node.kind === 'Fetch' && node.requires !== undefined;

function together<Context extends ExecutionContext>(
  fetches: { path: ResponsePath; node: FetchNode }[],
  { types, transport }: Compiler<Context>,
): Step<Context> {
  const compiled: EntityFetch[] = fetches.map(({ node }) => compileEntityFetch(node, types));
  const reach = fetches.map(({ path }) => compilePath(path));
  const fetch = fetchEntities(compiled, transport);
  return async (run, { objects, path }) => {
    const targets = fetches.map((one, i) => ({ objects: reach[i]?.(objects) ?? [], path: [...path, ...one.path] }));
    await fetch(run, targets).catch((error) => fail(run, error));
  };
}

function flatten<Context extends ExecutionContext>({ node, path }: FlattenNode, compiler: Compiler<Context>): Step<Context> {
  const step = compilePlan(node, compiler);
  const reach = compilePath(path);
  return async (run, targets) => {
    const objects = reach(targets.objects);
    if (objects.length) await step(run, { objects, path: [...targets.path, ...path] });
  };
}

/** A fetch that needs nothing before it: of root fields, wherever in the answer they are asked for. */
function rootFetch<Context extends ExecutionContext>(node: FetchNode, { types, transport }: Compiler<Context>): Step<Context> {
  const rewriteOutput = compileRewrites(node.outputRewrites, types);
  const head = requestHead(node.operation, node.operationName);
  return async (run, { objects, path }) => {
    try {
      const body = `${head}${providedVariables(node.variableUsages ?? [], run.variables).join()}}}`;
      const { data, errors = [] } = await transport(node.serviceName, body, run.context);
      for (const error of errors) run.errors.push(subgraphError(error, node.serviceName, error.path && [...path, ...error.path]));
      if (!data) return;
      rewriteOutput?.(data);
      for (const object of objects) merge(object, data);
    } catch (error) {
      fail(run, error);
    }
  };
}

function fail({ errors }: { errors: GraphQLError[] }, error: unknown): void {
  errors.push(error instanceof GraphQLError ? error : new GraphQLError(error instanceof Error ? error.message : String(error)));
}
