import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaticFiles, pathOf, type StaticFiles } from './static-files.ts';

let folder: string;
let serve: StaticFiles;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorwatch-files-'));
  mkdirSync(join(folder, 'dist/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'dist/index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'dist/queues.html'), '<!doctype html><title>Queues');
  writeFileSync(join(folder, 'dist.html'), 'secret');
  writeFileSync(join(folder, 'dist/assets/index-Ab12Cd34.js'), 'export {}');
  writeFileSync(join(folder, 'dist/.env'), 'secret');
  serve = createStaticFiles(join(folder, 'dist'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (path: string, headers = {}) => serve(new Request(`http://localhost${path}`, { headers }));

describe('the application files', () => {
  it('are kept for good when their name tells their content, and asked for again otherwise', async () => {
    const script = await get('/assets/index-Ab12Cd34.js');
    expect(script?.headers.get('cache-control')).toContain('immutable');
    expect(script?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const page = await get('/');
    expect(page?.headers.get('cache-control')).toBe('no-cache');
    expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('carry a policy without exceptions', async () => {
    const policy = (await get('/'))?.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
  });

  it('answer an address with the page of its view, any other with the first page, and none for a missing file', async () => {
    expect(await (await get('/queues?queue=cxone:7'))?.text()).toBe('<!doctype html><title>Queues');
    for (const path of ['/', '/floor', '/queues/cxone:7', '/index', '//'])
      expect(await (await get(path))?.text(), path).toBe('<!doctype html>');
    expect(await get('/assets/missing.js')).toBeUndefined();
    expect(await serve(new Request('http://localhost/', { method: 'POST' }))).toBeUndefined();
  });

  it('are compressed for who can take it', async () => {
    const packed = await get('/', { 'accept-encoding': 'gzip' });
    expect(packed?.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from((await packed?.arrayBuffer()) ?? new ArrayBuffer(0))).toString()).toBe(
      '<!doctype html>',
    );
    expect((await get('/', { 'accept-encoding': 'gzip, br' }))?.headers.get('content-encoding')).toBe('br');
  });

  it('are never found outside their folder', () => {
    const root = join(folder, 'dist');
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/../../secret.txt',
      '/..\\secret.txt',
      '/.env',
      '/assets/%00',
      '/%',
      '//etc/passwd/../../secret',
    ])
      expect(pathOf(root, path), path).toBeUndefined();
    expect(pathOf(root, '/assets/x.js')).toBe(join(root, 'assets/x.js'));
  });
});
