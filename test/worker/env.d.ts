import type { D1Migration } from 'cloudflare:test';
import type { Bindings } from '../../worker/objects/kit/bindings.ts';

declare global {
  namespace Cloudflare {
    interface Env extends Bindings {
      CHAT_ORIGIN: string;
      TEST_MIGRATIONS: D1Migration[];
    }
    interface GlobalProps {
      mainModule: typeof import('../../worker/index.ts');
    }
  }

  /** The browser's closer types for what `widget/keys` asks, which these tests use under workerd's own. */
  interface SubtleCrypto {
    generateKey(
      algorithm: { name: string; length: number },
      extractable: boolean,
      usages: string[],
    ): Promise<CryptoKey>;
    generateKey(
      algorithm: { name: string; namedCurve: string },
      extractable: boolean,
      usages: string[],
    ): Promise<CryptoKeyPair>;
    exportKey(format: 'raw' | 'pkcs8', key: CryptoKey): Promise<ArrayBuffer>;
  }
}
