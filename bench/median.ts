/** The middle one of several measurements: what a busy neighbour disturbs least. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
