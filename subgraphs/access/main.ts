/** The access subgraph: accounts of staff, partner apps, and what the gateways need to know of both. */
import { optionalUrl, readEnvironment, text, url } from '@so-tiem/platform/environment';
import { ensureIndexes } from '@so-tiem/platform/indexes';
import { createMailer } from '@so-tiem/platform/mail';
import { sendMail } from '@so-tiem/platform/mailJob';
import { Outbox } from '@so-tiem/platform/outbox';
import { runSubgraph } from '@so-tiem/platform/subgraph';
import { admissionRoutes } from './admissions/routes.ts';
import { openStore } from './model/store.ts';
import { makeResolvers } from './resolvers/index.ts';

await runSubgraph({
  name: 'access',
  port: 4006,
  schema: new URL('./schema.graphql', import.meta.url),
  prepare: async ({ connection, graph, trail, log }) => {
    const environment = readEnvironment({
      SMTP_URL: url('smtp://127.0.0.1:4012'),
      MAIL_FROM: text('Sổ Tiêm <khong-tra-loi@so-tiem.example>'),
      PUBLIC_URL: url('http://127.0.0.1:4000'),
      /** Where accounts are administered when another issuer keeps them: then none is created here. */
      ACCOUNTS_URL: optionalUrl(),
    });
    const outbox = new Outbox(connection, log);
    const store = openStore(connection, outbox, trail);
    await ensureIndexes(connection);
    const mailer = createMailer(environment.SMTP_URL, environment.MAIL_FROM);
    outbox.handle('sendMail', sendMail(mailer, log)).start();
    return {
      resolvers: makeResolvers(store, graph, { consoleUrl: `${environment.PUBLIC_URL}/admin/`, accountsUrl: environment.ACCOUNTS_URL }),
      loaders: () => null,
      routes: admissionRoutes(store),
      stop: async () => {
        await outbox.stop();
        mailer.close();
      },
    };
  },
});
