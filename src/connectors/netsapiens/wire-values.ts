import * as z from 'zod';

// NetSapiens sends one value in several shapes: "yes" for true, 222 or "222", null or "" or a date of zeros for none.
// A value that cannot be read is unknown (`undefined`); it never costs the row it stands in.

const NOTHING = /^(|null|0000-00-00.*)$/i;

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const isScalar = (value: unknown) =>
  typeof value === 'string' || Number.isFinite(value) || typeof value === 'boolean';

const optional = <T>(read: (text: string) => T | undefined) =>
  z
    .unknown()
    .optional()
    .transform(value => {
      const text = isScalar(value) ? String(value).trim() : '';
      return NOTHING.test(text) ? undefined : read(text);
    });

/** Text, where a number may stand for it (`222`); nothing for null, empty, and dates of zeros. */
export const text = optional(value => value);

/** A whole or broken number, also as text; nothing for what is no number. */
export const number = optional(value => {
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : undefined;
});

/** The strings `yes` and `no`; nothing for any other word. */
export const yesNo = optional(value => {
  if (/^(yes|true|1)$/i.test(value)) return true;
  return /^(no|false|0)$/i.test(value) ? false : undefined;
});

/** What a row cannot do without. */
export const identity = scalar.transform(String).pipe(z.string().trim().min(1).max(200));

/** Other spellings of documented fields, by the spelling: lower case, with hyphens. */
export type Aliases = Readonly<Record<string, string>>;

/**
 * Puts a row's fields under their documented names: trims keys (the vendor's specification has one with a trailing
 * space), reads `_` as `-`, and translates other spellings. A documented name that is present wins over its aliases.
 */
export function underDocumentedNames(aliases: Aliases): (row: unknown) => unknown {
  return row => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
    const named = new Map<string, unknown>();
    const translated = new Map<string, unknown>();
    for (const [key, value] of Object.entries(row)) {
      const spelled = key.trim().toLowerCase().replaceAll('_', '-');
      const documented = Object.hasOwn(aliases, spelled) ? aliases[spelled] : undefined;
      if (documented === undefined) named.set(spelled, value);
      else if (!translated.has(documented)) translated.set(documented, value);
    }
    return Object.fromEntries([...translated, ...named]);
  };
}
