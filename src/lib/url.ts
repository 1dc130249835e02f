/** A link that came from a stranger: never rendered as an anchor unless it is safe, its host always shown. */
export type InertLink = {
  /** The address as it came, cleaned and cut for showing. */
  readonly text: string;
  /** Host (and port) for the reader, `undefined` when the text is no address. */
  readonly host: string | undefined;
  /** Whether it is an `https:` address without credentials: the only kind a person may choose to open. */
  readonly safe: boolean;
};

const LONGEST = 2048;

/** Reads a stranger's address without trusting it. `javascript:`, `data:` and friends come out as unsafe. */
export function inertLink(raw: string): InertLink {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip these when they read a scheme
  const text = raw.replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, '');
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  if (text.length > LONGEST || !URL.canParse(text)) return { text: shown, host: undefined, safe: false };
  const url = new URL(text);
  const safe = url.protocol === 'https:' && url.username === '' && url.password === '';
  return { text: shown, host: url.host === '' ? undefined : url.host, safe };
}
