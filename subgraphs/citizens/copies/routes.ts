/** `GET /person-copies/ID`: the copy that was ordered, for the member of staff who ordered it, within minutes. One file of HTML. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { can } from '@so-tiem/platform/authorization/permissions';
import { notFound } from '@so-tiem/platform/errors/errors';
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import type { Routes } from '@so-tiem/platform/http/routes';
import { actingStaff } from '@so-tiem/platform/identity/identity';
import { dateInVietNam } from '@so-tiem/platform/inputs/calendar';
import { searchText } from '@so-tiem/platform/values/plainText';
import { readAccesses, readPersonalData } from '../graph/personalData.ts';
import type { Store } from '../model/store.ts';
import { recordsOfPerson } from '../queries/recordsOfPerson.ts';
import { personCopy } from './personCopy.ts';

const noCopy = () => notFound('', 'no such copy, not yours, or its minutes are over');

/** Whose it is, so that two copies of one day are not swapped; without diacritics, as headers are. */
const fileNameOf = ({ fullName }: { fullName: string }): string =>
  `du-lieu-ca-nhan-${searchText(fullName)
    .replaceAll(' ', '-')
    .replace(/[^a-z0-9-]/g, '')}-${dateInVietNam(new Date())}.html`;

export const personCopyRoutes = (store: Store, graph: GraphClient): Routes => ({
  'GET /person-copies/:id': async ({ identity, response, params: { id } }) => {
    const staff = actingStaff(identity);
    const mine = { _id: id ?? '', staffId: staff?.id ?? '', unit: staff?.unit.code ?? '', expiresAt: { $gt: new Date() } };
    const copy = staff && can(staff, 'citizen:request') ? await store.copies.findOne(mine).lean() : null;
    if (!copy) throw noCopy();
    const record = await store.citizens.findById(copy.citizenId).lean();
    const citizenIds = record ? await recordsOfPerson(store, record) : [];
    const person = await readPersonalData(graph, citizenIds);
    if (!person) throw noCopy();
    const about = [...citizenIds.map((id) => `citizen:${id}`), ...person.complaints.map((complaint) => `complaint:${complaint.id}`)];
    const pages = personCopy(person, { accesses: await readAccesses(graph, about), photo: (path) => graph.bytes(path), now: new Date() });
    const first = await pages.next(); // what fails before the first byte is told by a status
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': `attachment; filename="${fileNameOf(person)}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.write(first.value ?? '');
    await pipeline(Readable.from(pages), response);
  },
});
