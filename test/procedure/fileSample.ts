/** A complaint as a citizen files it, for tests that need one. */
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { askGateway } from '../harness/askGateway.ts';
import { ownNumber } from './ownNumber.ts';

export const FILE = `mutation ($input: FileComplaintInput!) {
  fileComplaint(input: $input) {
    complaint { code status recordedAt deadline responsible { level code site { name } administrativeUnit { name } } }
    errors { code field message }
  }
}`;

/** The demo handler's own site, and everything else about the person made up. */
export const SITE = '79.760.26740.01';

export const complaintInput = (change: Record<string, unknown> = {}) => ({
  idempotencyKey: randomUUID(),
  kind: 'DOSE_MISSING',
  complainant: {
    fullName: 'Lý Thường Kiệt',
    dateOfBirth: '1985-06-01',
    gender: 'MALE',
    identityDocument: { kind: 'CCCD', number: ownNumber() },
    phone: '0912345678',
    email: 'kiet@thu.example',
  },
  place: { provinceCode: '79', siteCode: SITE },
  claimedDoses: [{ doseNumber: 1, vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', lotNumber: 'FF2153' }],
  ...change,
});

export async function file(gateway: string, change: Record<string, unknown> = {}) {
  const { data, errors } = await askGateway(gateway, FILE, { input: complaintInput(change) });
  if (errors.length || !data.fileComplaint.complaint) throw new Error(JSON.stringify(errors.length ? errors : data.fileComplaint.errors));
  return data.fileComplaint.complaint;
}

export const jpeg = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#aa9977' } })
    .withExif({ IFD0: { Artist: 'SECRET' } })
    .jpeg()
    .toBuffer();

export async function upload(
  gateway: string,
  bytes: Buffer,
): Promise<{ status: number; body: { id: string; contentType: string; errors?: { code: string; field: string[] }[] } }> {
  const answer = await fetch(`${gateway}/photos`, { method: 'POST', body: new Uint8Array(bytes) });
  return { status: answer.status, body: (await answer.json()) as { id: string; contentType: string } };
}
