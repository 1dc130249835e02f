const PLAIN = /^[\x20-\x7e]*$/;

/** Text as it is compared and searched: without case, accents and compatibility forms. */
export function fold(text: string): string {
  // Most text is plain, and there are ten thousand names to fold before the first row is shown.
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
