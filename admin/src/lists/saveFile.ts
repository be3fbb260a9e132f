/** Saves what the gateway sends as a file, as the browser saves downloads. */
import type { GraphqlClient } from '../graph/graphqlClient.ts';

export async function saveFile(graph: GraphqlClient, path: string): Promise<void> {
  const { blob, name } = await graph.file(path);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
