/** A photo as it is kept: of an allowed kind by its content, upright, without any metadata (place, device, author). */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { invalid } from '@so-tiem/platform/errors';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { decodeHeic } from './decodeHeic.ts';

/** More pixels than any phone's camera takes; a small file can hold many more (a decompression bomb). */
const MAX_PIXELS = 120_000_000;

export interface CleanPhoto {
  bytes: Buffer;
  contentType: string;
  width: number | null;
  height: number | null;
}

/** @throws DomainError naming `photo` when the content is none of JPEG, PNG, HEIC and PDF, or cannot be read */
export async function cleanPhoto(bytes: Buffer): Promise<CleanPhoto> {
  const type = await fileTypeFromBuffer(bytes);
  try {
    if (type?.mime === 'image/jpeg' || type?.mime === 'image/png') return await cleanImage(bytes, type.mime);
    if (type?.mime === 'image/heic' || type?.mime === 'image/heif') return await cleanHeic(bytes);
    if (type?.mime === 'application/pdf') return await cleanPdf(bytes);
  } catch {
    throw invalid('photo', 'the file is damaged');
  }
  throw invalid('photo', 'not a JPEG, PNG, HEIC or PDF');
}

async function cleanImage(bytes: Buffer, contentType: 'image/jpeg' | 'image/png'): Promise<CleanPhoto> {
  // Written anew from its pixels; the orientation is applied first, as it is metadata too.
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' }).rotate();
  const { data, info } = await (contentType === 'image/png' ? image.png() : image.jpeg({ quality: 90 })).toBuffer({
    resolveWithObject: true,
  });
  return { bytes: data, contentType, width: info.width, height: info.height };
}

/** Kept as a JPEG, which every browser shows; the pixels come upright out of the decoder. */
async function cleanHeic(bytes: Buffer): Promise<CleanPhoto> {
  const { width, height, data } = await decodeHeic(bytes);
  const image = sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: MAX_PIXELS });
  return { bytes: await image.flatten({ background: '#fff' }).jpeg({ quality: 90 }).toBuffer(), contentType: 'image/jpeg', width, height };
}

async function cleanPdf(bytes: Buffer): Promise<CleanPhoto> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  // Pages are copied into a new document: its information dictionary, XMP, scripts and attachments stay behind.
  const clean = await PDFDocument.create({ updateMetadata: false });
  for (const page of await clean.copyPages(source, source.getPageIndices())) {
    page.node.delete(PDFName.of('AA'));
    page.node.delete(PDFName.of('Metadata'));
    page.node.delete(PDFName.of('Annots'));
    clean.addPage(page);
  }
  return { bytes: Buffer.from(await clean.save()), contentType: 'application/pdf', width: null, height: null };
}
