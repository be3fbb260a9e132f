declare module 'heic-decode' {
  interface Picture {
    width: number;
    height: number;
    /** Its pixels: red, green, blue, alpha of each, upright. */
    decode(): Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
  }
  const decode: {
    /** What is in the file, without its pixels yet. @throws Error when the bytes are no HEIC photo, or damaged */
    all(file: { buffer: Uint8Array }): Promise<Picture[] & { dispose(): void }>;
  };
  export default decode;
}
