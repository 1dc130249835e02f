/** Sent with everything: no sniffing, no framing, no referrer, nothing for other sites. */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
} as const;

const APP_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Headers of the application's files. */
export const APP_HEADERS = { ...ALWAYS, 'content-security-policy': APP_POLICY } as const;

/** Headers of every answer of the API: kept by nobody, shown as a page by nobody. */
export const API_HEADERS = {
  ...ALWAYS,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cache-control': 'no-store',
  vary: 'Cookie, Accept, Accept-Encoding',
} as const;

/** For addresses that are reached by HTTPS: browsers shall not try anything else for a year. */
export const HSTS = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } as const;

/** The part of them that matters for data that is no document; for answers by the thousand, where each header counts. */
export const DATA_HEADERS = {
  'x-content-type-options': ALWAYS['x-content-type-options'],
  'cross-origin-resource-policy': ALWAYS['cross-origin-resource-policy'],
  'cache-control': API_HEADERS['cache-control'],
} as const;

/** An idle connection is kept for so long: longer than the longest poll, and than common proxies keep theirs. */
export const KEEP_ALIVE_MS = 75_000;
