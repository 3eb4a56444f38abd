/*
 * What browsers, workerd and Node all have beyond the language, and no more of it: a use of `document` or of a Worker's
 * binding in this folder does not compile. Only this folder's own tsconfig.json includes these declarations.
 */

declare function atob(data: string): string;
declare function btoa(data: string): string;

declare const crypto: {
  getRandomValues<Bytes extends Uint8Array>(bytes: Bytes): Bytes;
  subtle: { digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> };
};

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
