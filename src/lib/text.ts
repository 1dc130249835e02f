// C0 and C1 controls but tab and newline; bidirectional overrides and isolates (CVE-2021-42574); zero width
// characters that hide text. Zero width joiner and non-joiner stay: several languages are written with them.
const HARMFUL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text of a stranger, made harmless for a screen: no control or bidirectional characters, well formed, composed (NFC),
 * at most `max` characters with an ellipsis where it was cut. It is still plain text and must be rendered as such.
 */
export function plainText(value: string, max = 4096): string {
  const kept = value.length > max * 2 ? value.slice(0, max * 2) : value;
  const clean = kept.toWellFormed().replace(HARMFUL, '').normalize('NFC').trim();
  return clean.length > max ? `${clean.slice(0, max - 1).toWellFormed()}…` : clean;
}

/** The same, for a value that has to stand on one line (names, reasons, numbers). */
export function plainLine(value: string, max = 256): string {
  return plainText(value, max).replace(/\s+/g, ' ');
}
