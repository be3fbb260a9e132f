/** Work that the system gave up, of every subgraph that works in the background. */
import { useQuery } from '@tanstack/react-query';
import { useGraph } from '../graph/GraphContext.tsx';

const WITH_JOBS = ['complaints', 'citizens', 'facilities', 'access', 'audit'] as const;

export interface DeadJob {
  subgraph: (typeof WITH_JOBS)[number];
  key: string;
  kind: string;
  attempts: number;
  /** Null of what goes on until it succeeds, next at `due`. */
  deadAt: string | null;
  due: string;
  lastError: string | null;
}

export const whenOf = ({ deadAt, due }: Pick<DeadJob, 'deadAt' | 'due'>): string => deadAt ?? due;

/** The latest first. */
export function useDeadJobs(enabled = true) {
  const graph = useGraph();
  return useQuery({
    queryKey: ['jobs'],
    enabled,
    queryFn: async () => {
      const answers = await Promise.all(
        WITH_JOBS.map(async (subgraph): Promise<DeadJob[]> => {
          const { jobs } = await graph.json<{ jobs: Omit<DeadJob, 'subgraph'>[] }>(`/jobs/${subgraph}`);
          return jobs.map((job) => ({ ...job, subgraph }));
        }),
      );
      return answers.flat().sort((a, b) => whenOf(b).localeCompare(whenOf(a)));
    },
  });
}
