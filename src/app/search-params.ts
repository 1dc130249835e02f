/** Search parameters as the router hands them to views: a text, or a list of texts where a name occurs again. */
export type RawSearch = Readonly<Record<string, string | readonly string[]>>;

/** Reads an address's search: plain texts, lists by repeated names. No JSON, so that links stay readable. */
export function parseSearch(search: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(search)) {
    const known = found[name];
    if (known === undefined) found[name] = value;
    else if (typeof known === 'string') found[name] = [known, value];
    else known.push(value);
  }
  return { ...found };
}

/** Writes a search: absent, false and empty values are left out, `true` is `1`. */
export function stringifySearch(search: object): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one === undefined || one === null || one === false || one === '') continue;
      params.append(name, one === true ? '1' : String(one));
    }
  }
  // Colons stand in every id, and are allowed as they are.
  const text = params.toString().replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

/** An address: a path with a search. */
export function withSearch(path: string, search: object): string {
  return `${path}${stringifySearch(search)}`;
}

/** The texts of a name, without repeats and empty ones. */
export function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [...new Set(list.filter((one): one is string => typeof one === 'string' && one !== ''))];
}

/** The first text of a name, at most `max` characters. */
export function text(value: unknown, max = 200): string | undefined {
  return texts(value)[0]?.slice(0, max).toWellFormed();
}

/** The one of a few that is named. */
export function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find(one => one === text(value));
}

/** Those of a few that are named, in their own order; `undefined` when none is. */
export function someOf<T extends string>(known: readonly T[], value: unknown): readonly T[] | undefined {
  const named = texts(value);
  const found = known.filter(one => named.includes(one));
  return found.length === 0 ? undefined : found;
}

/** A list, or `undefined` where it is empty: nothing is left of it in the address. */
export function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** A list with one thing put in or taken out; `undefined` when nothing is left. */
export function toggled<T>(list: readonly T[] | undefined, one: T): readonly T[] | undefined {
  const known = list ?? [];
  return some(known.includes(one) ? known.filter(other => other !== one) : [...known, one]);
}
