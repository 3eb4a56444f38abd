/*
 * What browsers, workerd and Node all have beyond the language, and no more of it: a use of `document` or of a Worker's
 * binding in this folder does not compile. Only this folder's own tsconfig.json includes these declarations.
 */

declare function atob(data: string): string;
declare function btoa(data: string): string;

declare const crypto: {
  getRandomValues<Bytes extends Uint8Array>(bytes: Bytes): Bytes;
  subtle: {
    digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
    importKey(
      format: 'raw',
      data: Uint8Array<ArrayBuffer>,
      algorithm: { name: string; namedCurve: string },
      extractable: boolean,
      usages: ['verify'],
    ): Promise<PublicCryptoKey>;
    verify(
      algorithm: { name: string; hash: string },
      key: PublicCryptoKey,
      signature: Uint8Array<ArrayBuffer>,
      data: Uint8Array<ArrayBuffer>,
    ): Promise<boolean>;
  };
};

/** A key as the platform holds it: nothing of it can be read here. */
interface PublicCryptoKey {
  readonly type: string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
