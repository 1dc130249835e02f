import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Cost of a new hash: OWASP's second choice for argon2id (19 MiB, two passes, one lane). */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_LENGTH = 32;

type Parsed = {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly tag: Buffer;
};

/** Hashes a password with argon2id; the result is in PHC form and carries its own salt and cost. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, { ...COST, salt, tag: Buffer.alloc(TAG_LENGTH) });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** Whether a password belongs to a hash. A hash in another form belongs to no password. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const parsed = parseHash(hash);
  if (parsed === undefined) return false;
  return timingSafeEqual(await derive(password, parsed), parsed.tag);
}

/** Reads a PHC string; `undefined` when it is not argon2id of version 19 within sane costs. */
export function parseHash(hash: string): Parsed | undefined {
  const match =
    /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,88})\$([A-Za-z0-9+/]{22,88})$/.exec(
      hash,
    );
  if (!match) return undefined;
  const [, memory = '', passes = '', parallelism = '', salt = '', tag = ''] = match;
  const parsed = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
  const sane = parsed.memory >= 8 * parsed.parallelism && parsed.memory <= 1_048_576 && parsed.passes > 0;
  return sane && parsed.parallelism > 0 ? parsed : undefined;
}

function derive(password: string, { memory, passes, parallelism, salt, tag }: Parsed): Promise<Buffer> {
  const parameters = {
    message: password.normalize('NFKC'),
    nonce: salt,
    parallelism,
    tagLength: tag.length,
    memory,
    passes,
  };
  return new Promise((resolve, reject) =>
    argon2('argon2id', parameters, (error, derived) => (error ? reject(error) : resolve(derived))),
  );
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
