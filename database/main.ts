/** The database as a process of its own: starts the engine, says its connection string to the parent, stops with it. */
import { startDatabase } from './engine.ts';

const database = await startDatabase({
  mongodbUri: process.env['MONGODB_URI'],
  data: process.env['SO_TIEM_DATA'] ?? '.data',
  cache: process.env['SO_TIEM_CACHE'],
  port: Number(process.env['DATABASE_PORT'] ?? 27027),
  log: (line) => process.send?.({ log: line }) ?? console.log(line),
}).catch((error: Error & { code?: string }) => {
  const message = error.code === 'EADDRINUSE' ? `Port ${process.env['DATABASE_PORT'] ?? 27027} (DATABASE_PORT) is taken.` : error.message;
  if (process.send) process.send({ failed: message });
  else console.error(message);
  process.exit(1);
});

if (process.send) process.send({ ready: { uri: database.uri, description: database.description } });
else console.log(`${database.description}\n${database.uri}`);

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await database.stop();
  process.exit(0);
};
process.on('SIGINT', stop).on('SIGTERM', stop).on('disconnect', stop);
