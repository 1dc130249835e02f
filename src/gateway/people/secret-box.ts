import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts what the gateway has to keep and to use again: AES-256-GCM, bound to whom it belongs. */
export type SecretBox = {
  readonly seal: (plain: string, owner: string) => string;
  /** `undefined` when it was sealed with another key, for another owner, or was changed. */
  readonly open: (sealed: string, owner: string) => string | undefined;
};

/** Reads a key of 32 bytes, written as 64 hexadecimal digits or in base64; `undefined` when it is neither. */
export function parseKey(text: string): Buffer | undefined {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  return bytes.length === 32 ? bytes : undefined;
}

/** Makes a box of a key of 32 bytes. */
export function createSecretBox(key: Buffer): SecretBox {
  return {
    seal: (plain, owner) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return ['v1', nonce, cipher.getAuthTag(), sealed]
        .map(part => (typeof part === 'string' ? part : part.toString('base64url')))
        .join('.');
    },
    open: (sealed, owner) => {
      const [version, nonce = '', tag = '', body = ''] = sealed.split('.');
      if (version !== 'v1') return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), {
          authTagLength: 16,
        })
          .setAAD(Buffer.from(owner))
          .setAuthTag(Buffer.from(tag, 'base64url'));
        return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString();
      } catch {
        return undefined;
      }
    },
  };
}
