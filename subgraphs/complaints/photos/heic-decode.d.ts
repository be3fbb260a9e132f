declare module 'heic-decode' {
  /** @throws Error when the bytes are no HEIC photo, or damaged */
  export default function decode(file: { buffer: Uint8Array }): Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
}
