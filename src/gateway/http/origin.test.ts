import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comesFromUs, isOurHost } from './origin.ts';

describe('[PE6] the name that a request asks for', () => {
  it('is ours when it is that of the address that people type, port and all', () => {
    const address = fc.webUrl({ validSchemes: ['http', 'https'], withFragments: false });
    const withPort = fc.tuple(address, fc.constantFrom(undefined, 80, 443, 8443)).map(([text, port]) => {
      const url = new URL(text);
      url.port = String(port ?? '');
      return url;
    });
    fc.assert(
      fc.property(withPort, withPort, ({ origin, host }, other) => {
        const origins = { publicOrigin: origin, loopback: false };
        expect(isOurHost(host, origins)).toBe(true);
        expect(isOurHost(other.host, origins)).toBe(other.host === host);
        for (const wrong of [`${host}.example`, `x${host}`, host.slice(1), origin, '', undefined])
          expect(isOurHost(wrong, origins)).toBe(false);
      }),
    );
  });

  it('is ours when it is loopback, only where that is allowed', () => {
    for (const host of ['localhost:4000', '127.0.0.1', '[::1]:80']) {
      expect(isOurHost(host, { publicOrigin: undefined, loopback: true })).toBe(true);
      expect(isOurHost(host, { publicOrigin: 'https://floor.example', loopback: false })).toBe(false);
    }
    expect(isOurHost('localhost.example', { publicOrigin: undefined, loopback: true })).toBe(false);
  });

  it('does not make up for a page of another site', () => {
    const origins = { publicOrigin: 'https://floor.example', loopback: false };
    const request = { method: 'GET', host: 'floor.example', origin: undefined };
    for (const site of ['cross-site', 'same-site'])
      expect(comesFromUs({ ...request, site }, origins)).toBe(false);
    for (const site of ['same-origin', 'none', undefined])
      expect(comesFromUs({ ...request, site }, origins)).toBe(true);
  });
});
