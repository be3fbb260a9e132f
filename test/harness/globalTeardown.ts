/** Stops the shared system; what it wrote to its log is shown when it was asked for. */
export default async function globalTeardown(): Promise<void> {
  const system = globalThis.sharedTestSystem;
  if (process.env['LOG_LEVEL']) console.log(system?.output());
  await system?.stop();
}
