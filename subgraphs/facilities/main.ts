/** The facilities subgraph: administrative units, vaccination sites, focal contacts. */
import { readEnvironment, text, url } from '@so-tiem/platform/environment';
import { ensureIndexes } from '@so-tiem/platform/indexes';
import { createMailer } from '@so-tiem/platform/mail';
import { sendMail } from '@so-tiem/platform/mailJob';
import { Outbox } from '@so-tiem/platform/outbox';
import { runSubgraph } from '@so-tiem/platform/subgraph';
import { openOffices } from './jobs/openOffices.ts';
import { keepOfficesFresh } from './jobs/refreshOffices.ts';
import { takeOverList } from './jobs/takeOverList.ts';
import { listRoutes } from './lists/routes.ts';
import { makeLoaders } from './loaders.ts';
import { openStore } from './model/store.ts';
import { makeResolvers } from './resolvers/index.ts';

await runSubgraph({
  name: 'facilities',
  port: 4003,
  schema: new URL('./schema.graphql', import.meta.url),
  prepare: async ({ connection, trail, log }) => {
    const environment = readEnvironment({
      SMTP_URL: url('smtp://127.0.0.1:4012'),
      MAIL_FROM: text('Sổ Tiêm <khong-tra-loi@so-tiem.example>'),
      PUBLIC_URL: url('http://127.0.0.1:4000'),
    });
    const outbox = new Outbox(connection, log);
    const store = openStore(connection, outbox, trail);
    await ensureIndexes(connection);
    await openOffices(store);

    const mailer = createMailer(environment.SMTP_URL, environment.MAIL_FROM);
    outbox.handle('sendMail', sendMail(mailer, log)).handle('takeOverList', takeOverList(store)).start();
    const stopRefreshing = keepOfficesFresh(store, log);

    return {
      resolvers: makeResolvers(store, environment.PUBLIC_URL),
      loaders: () => makeLoaders(store),
      routes: { '/contact-lists': listRoutes(store) },
      stop: async () => {
        stopRefreshing();
        await outbox.stop();
        mailer.close();
      },
    };
  },
});
