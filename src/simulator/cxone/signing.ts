import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

const KEY_ID = 'floor1';

let keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject } | undefined;

/** One pair for the process, made when it is needed first: making one takes a noticeable moment. */
function pair() {
  keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  return keys;
}

/** Claims as a signed token (RFC 7519, RS256), to be checked against `publicKeys`. */
export function signed(claims: object): string {
  const text = `${encode({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })}.${encode(claims)}`;
  return `${text}.${createSign('sha256').update(text).sign(pair().privateKey).toString('base64url')}`;
}

/** The keys that clients check with (RFC 7517). */
export function publicKeys(): object {
  return { keys: [{ ...pair().publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }] };
}

/** A part of a token. */
export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
