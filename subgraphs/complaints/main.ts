/** The complaints subgraph: the 48-hour procedure. */
import { count, parsed, readEnvironment, text, url } from '@so-tiem/platform/configuration/environment';
import { jobRoutes } from '@so-tiem/platform/jobs/jobRoutes';
import { openMailingOutbox } from '@so-tiem/platform/jobs/mailJob';
import { startRetention } from '@so-tiem/platform/jobs/retention';
import { runEvery } from '@so-tiem/platform/process/runEvery';
import { makeSearchLimit } from '@so-tiem/platform/search/exactSearch';
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { runSubgraph } from '@so-tiem/platform/subgraph';
import type { Connection } from 'mongoose';
import { complaintChangeRoutes } from './changes/routes.ts';
import { complaintListRoutes } from './exports/routes.ts';
import { statisticsRoute } from './exports/statisticsRoute.ts';
import { Directory } from './graph/directory.ts';
import { retireComplaints, retireNotices, retirePhotos } from './jobs/applyRetention.ts';
import { startAutoAssign } from './jobs/autoAssign.ts';
import { carryOutCorrection, correctionEnded } from './jobs/carryOutCorrection.ts';
import { carryOutDecision } from './jobs/carryOutDecision.ts';
import { startCounting } from './jobs/countComplaints.ts';
import { deletePhotos } from './jobs/deletePhotos.ts';
import { eraseTrail } from './jobs/eraseTrail.ts';
import { startExpiringClaims } from './jobs/expireClaims.ts';
import { linkCitizenJob } from './jobs/linkCitizen.ts';
import { noteRefusedMail } from './jobs/noteRefusedMail.ts';
import { notifyStaff } from './jobs/notify.ts';
import { startEscalations } from './jobs/runEscalations.ts';
import { makeCitizenLimits } from './limits/citizenLimits.ts';
import { makeLoaders } from './loaders.ts';
import { complaints } from './model/complaint.ts';
import { mailRefusals } from './model/mailRefusal.ts';
import { openStore } from './model/store.ts';
import { stopDecoding } from './photos/cleanPhoto.ts';
import { forgetUnclaimedPhotos } from './photos/forgetUnclaimed.ts';
import { sealAllPhotosAnew } from './photos/photoBytes.ts';
import { photoRoutes } from './photos/routes.ts';
import { makeResolvers } from './resolvers/index.ts';
import { parseSchedule, USUAL_SCHEDULE } from './rules/escalation.ts';

const HOUR_MS = 3_600_000;

await runSubgraph({
  name: 'complaints',
  port: 4004,
  schema: new URL('./schema.graphql', import.meta.url),
  prepare: async ({ connection, connectReserved, graph, trail, log }) => {
    const environment = readEnvironment({
      SMS_MAIL_DOMAIN: text('sms.so-tiem.example'),
      PUBLIC_URL: url('http://127.0.0.1:4000'),
      ESCALATION_SCHEDULE: parsed(parseSchedule, USUAL_SCHEDULE),
      /** Filed from one address and from one network in an hour, and with one phone in a day. */
      COMPLAINTS_PER_ADDRESS: count(30),
      COMPLAINTS_PER_NETWORK: count(300),
      COMPLAINTS_PER_PHONE: count(10),
      /** Receipts to one mail address in a day. */
      RECEIPTS_PER_ADDRESS: count(10),
      /** Tracking codes that are tried with a wrong phone, from one address in an hour. */
      TRACKING_TRIES_PER_ADDRESS: count(100),
      /** Of one account, for the number of a claimant. */
      EXACT_SEARCHES_PER_HOUR: count(60),
    });
    const refused = { complaints: complaints(connection), mailRefusals: mailRefusals(connection) };
    const reservedConnection = await connectReserved();
    const openOutbox = (on: Connection) => openMailingOutbox(on, log, (message) => noteRefusedMail(refused, message));
    /** What a decision waits for, and what is done in its time: the same jobs, each on connections of its own. */
    const [{ outbox, stop: stopOutbox }, { outbox: rounds, stop: stopRounds }] = [openOutbox(connection), openOutbox(reservedConnection)];
    const citizenLimits = makeCitizenLimits(connection, {
      ofAddress: environment.COMPLAINTS_PER_ADDRESS,
      ofNetwork: environment.COMPLAINTS_PER_NETWORK,
      ofPhone: environment.COMPLAINTS_PER_PHONE,
      mails: environment.RECEIPTS_PER_ADDRESS,
      guesses: environment.TRACKING_TRIES_PER_ADDRESS,
    });
    const searchLimit = makeSearchLimit(connection, environment.EXACT_SEARCHES_PER_HOUR);
    const parts = { trail, publicUrl: environment.PUBLIC_URL, citizenLimits, searchLimit };
    const store = openStore(connection, { outbox, ...parts });
    const reservedStore = openStore(reservedConnection, { outbox: rounds, ...parts });
    await ensureIndexes(connection);
    const directory = new Directory(graph);

    for (const each of [outbox, rounds])
      each
        .handle('carryOutCorrection', carryOutCorrection(store, graph), { ended: correctionEnded(store) })
        .handle('carryOutDecision', carryOutDecision(store), { mustSucceed: true })
        .handle('linkCitizen', linkCitizenJob(store, directory))
        .handle('eraseTrail', eraseTrail(graph), { mustSucceed: true })
        .handle('deletePhotos', deletePhotos(store), { mustSucceed: true })
        .handle('notify', notifyStaff(reservedStore, graph, environment.SMS_MAIL_DOMAIN), { lane: 'escalation' });
    rounds.start();
    const stopCounting = startCounting(store, log);
    const stopExpiringClaims = startExpiringClaims(store, log);
    const stopAutoAssign = startAutoAssign(store, log);
    const stopEscalations = startEscalations(reservedStore, environment.ESCALATION_SCHEDULE, log);
    const stopRetaining = startRetention(
      { complaints: retireComplaints(store), photos: retirePhotos(store), notices: retireNotices(store) },
      { trail, log },
    );
    const failed = (error: unknown) => log.warn({ err: error }, 'photos stay as they are for now');
    const stopSweeping = runEvery(() => forgetUnclaimedPhotos(store), { everyMs: HOUR_MS, firstMs: HOUR_MS, failed });
    const stopSealing = runEvery(() => sealAllPhotosAnew(store.photoFiles), { everyMs: HOUR_MS, firstMs: 0, failed });

    return {
      resolvers: makeResolvers(store, directory),
      loaders: () => makeLoaders(store),
      routes: {
        ...photoRoutes(store),
        'GET /complaint-lists': complaintListRoutes(store),
        'GET /complaint-statistics': statisticsRoute(store),
        ...complaintChangeRoutes(store),
        ...jobRoutes('complaints', { outbox, trail, connection }),
      },
      stop: async () => {
        await Promise.all([stopSweeping(), stopSealing(), stopRetaining()]);
        await stopCounting();
        await Promise.all([stopEscalations(), stopExpiringClaims(), stopAutoAssign()]);
        await Promise.all([stopOutbox(), stopRounds()]);
        stopDecoding();
      },
    };
  },
});
