import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { APP_HEADERS } from './headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};
const COMPRESSIBLE = new Set(['.css', '.html', '.js', '.json', '.map', '.svg', '.txt', '.webmanifest']);
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

type Held = {
  readonly mtimeMs: number;
  readonly plain: Buffer<ArrayBuffer>;
  readonly encoded: Map<string, Buffer<ArrayBuffer>>;
};

/** Serves the built application. */
export type StaticFiles = (request: Request) => Promise<Response | undefined>;

/**
 * Serves the files of a folder. Any other address that asks for a page gets the one of its view (`/queues`: `queues.html`)
 * or `index.html`: all are the same application, which finds its own way.
 */
export function createStaticFiles(folder: string): StaticFiles {
  const root = resolve(folder);
  const held = new Map<string, Held>();

  const load = async (path: string): Promise<Held | undefined> => {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const known = held.get(path);
    if (known?.mtimeMs === found.mtimeMs) return known;
    const plain = Buffer.from(await readFile(path));
    const loaded = { mtimeMs: found.mtimeMs, plain, encoded: new Map() };
    held.set(path, loaded);
    return loaded;
  };

  const pageOf = async (asked: string): Promise<string> => {
    const own = `${asked}.html`;
    return asked !== root && (await load(own)) ? own : join(root, 'index.html');
  };

  return async request => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const asked = pathOf(root, new URL(request.url).pathname);
    if (asked === undefined) return undefined;
    const direct = await load(asked);
    const isPage = direct === undefined && extname(asked) === '';
    const path = isPage ? await pageOf(asked) : asked;
    const file = direct ?? (isPage ? await load(path) : undefined);
    if (file === undefined) return undefined;

    const type = extname(path);
    const encoding = COMPRESSIBLE.has(type)
      ? bestEncoding(request.headers.get('accept-encoding') ?? '')
      : undefined;
    const body = encoding === undefined ? file.plain : await encode(file, encoding);
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        ...APP_HEADERS,
        'content-type': TYPES[type] ?? 'application/octet-stream',
        'content-length': String(body.length),
        'cache-control': isHashed(path, root) ? 'public, max-age=31536000, immutable' : 'no-cache',
        vary: 'Accept-Encoding',
        ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      },
    });
  };
}

/** The file that an address names; `undefined` when it leads out of the folder or is no address. */
export function pathOf(root: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  if (decoded.split('/').some(part => part.startsWith('.'))) return undefined;
  const path = resolve(root, `.${decoded}`);
  return path === root || path.startsWith(`${root}${sep}`) ? path : undefined;
}

/** What the build put under `assets/` carries a hash of its content in its name. */
function isHashed(path: string, root: string): boolean {
  return path.startsWith(join(root, 'assets') + sep) && /-[A-Za-z0-9_-]{8,}\.\w+$/.test(path);
}

function bestEncoding(accepted: string): 'br' | 'gzip' | undefined {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}

async function encode(file: Held, encoding: 'br' | 'gzip'): Promise<Buffer<ArrayBuffer>> {
  const known = file.encoded.get(encoding);
  if (known) return known;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 8 };
  const encoded = Buffer.from(
    encoding === 'br' ? await brotli(file.plain, { params }) : await zip(file.plain, { level: 9 }),
  );
  file.encoded.set(encoding, encoded);
  return encoded;
}
