import type { RequestContext } from '@so-tiem/platform/subgraph';

export type Context = RequestContext<null>;
