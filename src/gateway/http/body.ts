import { parse } from 'secure-json-parse';
import { Refused } from './errors.ts';

/** Largest request body, in bytes. */
export const LARGEST_BODY = 64 * 1024;

/** Reads a JSON body: of bounded size, named as JSON (a form of another site cannot do that), without prototype keys. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new Refused('not-json', 'Send JSON, with content-type application/json.');
  const text = await readText(request);
  try {
    return parse(text, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    throw new Refused('bad-request', 'The body is not well-formed JSON.');
  }
}

/** Reads a body of bounded size as text. */
export async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) throw tooLarge();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

const tooLarge = () =>
  new Refused('too-large', `The body is larger than ${LARGEST_BODY / 1024} KiB. Send less.`);
