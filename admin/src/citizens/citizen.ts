/** What the screens of people show. */
import type { CitizenOnScreenQuery } from '../../generated/graphql.ts';

export type CitizenShown = NonNullable<CitizenOnScreenQuery['citizen']>;
export type DoseShown = NonNullable<CitizenShown['doses']>[number];
