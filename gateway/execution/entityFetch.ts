/**
 * Fetching more of entities that are known by their keys. The same entity in several places is asked for once; fetches of
 * one subgraph that could run at the same time are one request, each under an alias of its own; and what the same caller's
 * operations ask at the same moment is one request too.
 */
import type { FetchNode } from '@apollo/query-planner';
import type { ExecutionContext } from './executionContext.ts';
import { copy, isObject, type JsonObject, merge } from './json.ts';
import type { PossibleTypes } from './possibleTypes.ts';
import { compileRequires, type Represent } from './representations.ts';
import { providedVariables, RequestBody } from './requestBody.ts';
import { compileRewrites, type Rewrite } from './rewrites.ts';
import { placesOf, type Run, type Targets } from './run.ts';
import { subgraphError } from './subgraphErrors.ts';
import type { SubgraphAnswer, Transport } from './transport.ts';

/** Entities in one request, at the most. */
const MAX_ENTITIES = 1000;
/** Operations that ask together, at the most: the ids of all of them go along. */
const MAX_SHARES = 50;

export interface EntityFetch {
  node: FetchNode;
  represent: Represent;
  rewriteInput: Rewrite | undefined;
  rewriteOutput: Rewrite | undefined;
}

export const compileEntityFetch = (node: FetchNode, types: PossibleTypes): EntityFetch => ({
  node,
  represent: compileRequires(node.requires ?? [], types),
  rewriteInput: compileRewrites(node.inputRewrites, types),
  rewriteOutput: compileRewrites(node.outputRewrites, types),
});

/** What one run wants: for each fetch the objects that wait for each representation. */
interface Share<Context extends ExecutionContext> {
  run: Run<Context>;
  targets: Targets[];
  waiting: Map<string, JsonObject[]>[];
}

/** A request that is being put together. */
interface Batch<Context extends ExecutionContext> {
  shares: Share<Context>[];
  /** For each fetch the representations in the order in which they are asked for. */
  asked: Map<string, number>[];
  size: number;
  /** Settled when every share has what came. */
  done: Promise<void>;
  send: () => void;
}

/** @returns a step for the fetches of one subgraph that run together; its targets are in the order of the fetches */
export function fetchEntities<Context extends ExecutionContext>(
  fetches: EntityFetch[],
  transport: Transport<Context>,
): (run: Run<Context>, targets: Targets[]) => Promise<void> {
  const open = new Map<string, Batch<Context>>();
  const variableNames = [...new Set(fetches.flatMap(({ node }) => node.variableUsages ?? []))];
  const send = sender(fetches, transport);

  function openBatch(key: string): Batch<Context> {
    const batch: Batch<Context> = { shares: [], asked: fetches.map(() => new Map()), size: 0, done: Promise.resolve(), send: () => {} };
    batch.done = new Promise<void>((resolve, reject) => {
      batch.send = () => {
        if (open.get(key) === batch) open.delete(key);
        send(batch).then(resolve, reject);
      };
    });
    open.set(key, batch);
    // Sent as soon as everything that has arrived by now was looked at: no fetch waits for another.
    setImmediate(() => open.get(key) === batch && batch.send());
    return batch;
  }

  return async (run, targets) => {
    const waiting = fetches.map((fetch, i) => represent(fetch, targets[i]?.objects ?? []));
    if (!waiting.some((map) => map.size)) return;
    // Only the same caller's, and with the same variables: what another may see, or asked otherwise, is another answer.
    const key = `${run.context.batchKey} ${providedVariables(variableNames, run.variables)}`;
    const batch = open.get(key) ?? openBatch(key);
    batch.shares.push({ run, targets, waiting });
    for (const [i, map] of waiting.entries()) {
      const asked = batch.asked[i];
      for (const representation of map.keys()) if (asked && !asked.has(representation)) asked.set(representation, asked.size);
      batch.size += map.size;
    }
    if ((batch.size >= MAX_ENTITIES || batch.shares.length >= MAX_SHARES) && open.get(key) === batch) batch.send();
    await batch.done;
  };
}

function represent({ represent, rewriteInput }: EntityFetch, objects: JsonObject[]): Map<string, JsonObject[]> {
  const waiting = new Map<string, JsonObject[]>();
  for (const object of objects) {
    const representation = represent(object);
    if (!representation?.['__typename']) continue; // no type condition of the fetch fits this object
    rewriteInput?.(representation);
    const key = JSON.stringify(representation);
    const others = waiting.get(key);
    if (others) others.push(object);
    else waiting.set(key, [object]);
  }
  return waiting;
}

/** Sends a batch and hands out what comes. Fetches whose callers have gone are left out of the request. */
function sender<Context extends ExecutionContext>(
  fetches: EntityFetch[],
  transport: Transport<Context>,
): (batch: Batch<Context>) => Promise<void> {
  const service = fetches[0]?.node.serviceName ?? '';
  const bodies = new Map<string, RequestBody>();
  const bodyFor = (wanted: number[]): RequestBody => {
    const key = wanted.join();
    const known = bodies.get(key);
    if (known) return known;
    const body = new RequestBody(wanted.flatMap((i) => fetches[i]?.node ?? []));
    bodies.set(key, body);
    return body;
  };
  return async ({ shares, asked }) => {
    const wanted = asked.flatMap(({ size }, i) => (size ? [i] : []));
    const [first] = shares;
    if (!first) return;
    const body = bodyFor(wanted);
    const representations = wanted.map((i) => `[${[...(asked[i]?.keys() ?? [])].join()}]`);
    const answer = await transport(service, body.with(first.run.variables, representations), contextOf(shares, first));
    if (answer.errors) for (const share of shares) reportErrors(share, service, wanted, asked, body, answer.errors);
    for (const [place, i] of wanted.entries()) {
      const fetch = fetches[i];
      const order = asked[i];
      if (fetch && order) distributeEntities(fetch, shares, i, order, answer, body.alias(place));
    }
  };
}

/** Of those who asked together: all their ids, the last deadline, gone when all are. */
function contextOf<Context extends ExecutionContext>(shares: readonly Share<Context>[], { run: { context } }: Share<Context>): Context {
  if (shares.length === 1) return context;
  const contexts = shares.map(({ run }) => run.context);
  return {
    ...context,
    requestId: [...new Set(contexts.map(({ requestId }) => requestId))].join(),
    deadline: Math.max(...contexts.map(({ deadline }) => deadline)),
    isGone: () => contexts.every(({ isGone }) => isGone()),
  };
}

/** @throws when the subgraph does not give one entity for each representation */
function distributeEntities(
  fetch: EntityFetch,
  shares: Pick<Share<never>, 'waiting'>[],
  i: number,
  order: Map<string, number>,
  { data }: SubgraphAnswer,
  alias: string,
): void {
  if (!data) return;
  const entities = data[alias];
  if (!Array.isArray(entities)) throw new Error(`Expected "data._entities" in response to be an array`);
  if (entities.length !== order.size) throw new Error(`Expected "data._entities" to contain ${order.size} elements`);
  const given = new Set<unknown>();
  for (const { waiting } of shares) {
    for (const [representation, objects] of waiting[i] ?? []) {
      let entity: unknown = entities[order.get(representation) ?? -1];
      if (!isObject(entity)) continue;
      if (given.has(entity))
        entity = copy(entity); // what a run is given it goes on to fill in its own way
      else {
        given.add(entity);
        if (fetch.rewriteOutput) {
          entity['__typename'] ??= objects[0]?.['__typename']; // rewrites are of certain types
          fetch.rewriteOutput(entity);
        }
      }
      for (const object of objects) merge(object, entity as JsonObject);
    }
  }
}

/** An error at an entity is an error at every place where that entity stands; any other is an error of every share. */
function reportErrors<Context extends ExecutionContext>(
  { run, targets, waiting }: Share<Context>,
  service: string,
  wanted: number[],
  asked: Map<string, number>[],
  body: RequestBody,
  errors: NonNullable<SubgraphAnswer['errors']>,
): void {
  for (const error of errors) {
    const [alias, index, ...rest] = error.path ?? [];
    const i = wanted.find((_, place) => body.alias(place) === alias);
    if (i === undefined || typeof index !== 'number') {
      run.errors.push(subgraphError(error, service, undefined));
      continue;
    }
    const representation = [...(asked[i]?.keys() ?? [])][index] ?? '';
    const objects = waiting[i]?.get(representation);
    if (!objects) continue; // another run's
    const places = placesOf(run.data, targets[i]?.path ?? []);
    const at = objects.flatMap((object) => places.get(object) ?? []);
    for (const place of at) run.errors.push(subgraphError(error, service, [...place, ...rest]));
  }
}
