/** The part of the process's environment that may be named in the configuration. */
export type Environment = Readonly<Record<string, string | undefined>>;

type Path = readonly (string | number)[];

/** Puts the environment's values where the file says `{env: NAME}`; tells where, and which are not set. */
export function takeFromEnvironment(
  value: unknown,
  environment: Environment,
): {
  readonly value: unknown;
  readonly missing: readonly { readonly path: Path; readonly name: string }[];
  readonly taken: readonly Path[];
} {
  const missing: { path: Path; name: string }[] = [];
  const taken: Path[] = [];
  const walk = (part: unknown, path: Path): unknown => {
    if (Array.isArray(part)) return part.map((item, index) => walk(item, [...path, index]));
    if (typeof part !== 'object' || part === null) return part;
    const name = 'env' in part && Object.keys(part).length === 1 ? part.env : undefined;
    if (typeof name === 'string') {
      const found = environment[name];
      if (found === undefined || found === '') missing.push({ path, name });
      else taken.push(path);
      return found;
    }
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, walk(item, [...path, key])]));
  };
  return { value: walk(value, []), missing, taken };
}
