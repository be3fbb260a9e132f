/** `POST /photos` (anybody: it belongs to no complaint yet) and `GET /photos/ID` (staff who see its complaint). */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { can, isSystem } from '@so-tiem/platform/authorization/permissions';
import { failure, notFound } from '@so-tiem/platform/errors/errors';
import type { Routes } from '@so-tiem/platform/http/routes';
import { BodyTooLarge, readBody, sendJson } from '@so-tiem/platform/http/server';
import { actingStaff, type Identity } from '@so-tiem/platform/identity/identity';
import { isWithin } from '@so-tiem/platform/identity/territory';
import type { Store } from '../model/store.ts';
import { cleanPhoto } from './cleanPhoto.ts';
import { keepPhoto, readPhoto } from './photoBytes.ts';

/** Of a photo as the largest phones take them; pages of the portal send smaller ones. */
const MAX_PHOTO_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 100_000;

export const photoRoutes = (store: Store): Routes => ({
  'POST /photos': ({ request, response }) => upload(store, request, response),
  'GET /photos/:id': ({ identity, response, params: { id = '' } }) => download(store, identity, id, response),
});

async function upload(store: Store, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const photo = await cleanPhoto(await readBody(request, MAX_PHOTO_BYTES, TIMEOUT_MS));
    const id = randomBytes(16).toString('hex');
    await keepPhoto(store.photoFiles, id, photo.bytes);
    const { contentType, width, height } = photo;
    const size = photo.bytes.length;
    await store.photos.create({ _id: id, contentType, size, width, height, uploadedAt: new Date(), complaintId: null });
    sendJson(response, 201, { id, contentType, size, width, height });
  } catch (error) {
    throw error instanceof BodyTooLarge ? failure('TOO_LONG', 'photo', `at most ${MAX_PHOTO_BYTES} bytes`) : error;
  }
}

/** For those who handle complaints: a photo of a paper shows every number on it. The same answer where there is none. */
async function download(store: Store, identity: Identity, id: string, response: ServerResponse): Promise<void> {
  const staff = actingStaff(identity);
  const photo = await store.photos.findById(id).lean();
  const complaint = photo?.complaintId ? await store.complaints.findById(photo.complaintId).lean() : null;
  const shown = complaint && (isSystem(identity) || (staff && can(staff, 'complaint:handle') && isWithin(complaint, staff.unit)));
  if (!photo || !shown) throw notFound('photo', 'no such photo in your unit');
  store.trail.logRead({ action: 'complaint.PHOTO', subjects: [`complaint:${complaint._id}`], fields: ['Photo'] });
  const bytes = await readPhoto(store.photoFiles, id);
  response.writeHead(200, {
    'content-type': photo.contentType,
    'content-length': photo.size,
    'cache-control': 'private, max-age=3600',
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}
