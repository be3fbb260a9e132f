/** The citizens subgraph: people and their identity. */
import { count, readEnvironment, text, url } from '@so-tiem/platform/environment';
import { ensureIndexes } from '@so-tiem/platform/indexes';
import { createMailer } from '@so-tiem/platform/mail';
import { sendMail } from '@so-tiem/platform/mailJob';
import { Outbox } from '@so-tiem/platform/outbox';
import { runSubgraph } from '@so-tiem/platform/subgraph';
import { makeAccessLimits } from './actions/accessLimits.ts';
import { Directory } from './graph/directory.ts';
import { mergeDoses, separateDoses } from './jobs/mergeDoses.ts';
import { makeLoaders } from './loaders.ts';
import { openStore } from './model/store.ts';
import { makeResolvers } from './resolvers/index.ts';

await runSubgraph({
  name: 'citizens',
  port: 4001,
  schema: new URL('./schema.graphql', import.meta.url),
  prepare: async ({ connection, graph, trail, log }) => {
    const environment = readEnvironment({
      SMTP_URL: url('smtp://127.0.0.1:4012'),
      MAIL_FROM: text('Sổ Tiêm <khong-tra-loi@so-tiem.example>'),
      SMS_MAIL_DOMAIN: text('sms.so-tiem.example'),
      /** Within a quarter of an hour; an office or a carrier shares an address among many. */
      CODES_PER_ADDRESS: count(20),
      CODES_PER_NETWORK: count(200),
      CODE_TRIES_PER_ADDRESS: count(60),
    });
    const outbox = new Outbox(connection, log);
    const store = openStore(connection, outbox, trail);
    await ensureIndexes(connection);
    const mailer = createMailer(environment.SMTP_URL, environment.MAIL_FROM);
    outbox
      .handle('mergeDoses', mergeDoses(store, graph))
      .handle('separateDoses', separateDoses(store, graph))
      .handle('sendMail', sendMail(mailer, log))
      .start();
    const limits = makeAccessLimits(connection, {
      codesOfAddress: environment.CODES_PER_ADDRESS,
      codesOfNetwork: environment.CODES_PER_NETWORK,
      triesOfAddress: environment.CODE_TRIES_PER_ADDRESS,
    });
    return {
      resolvers: makeResolvers(store, new Directory(graph), limits, environment.SMS_MAIL_DOMAIN),
      loaders: () => makeLoaders(store),
      stop: async () => {
        await outbox.stop();
        mailer.close();
      },
    };
  },
});
