import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type * as z from 'zod';
import { err, ok, type Result } from '../../lib/result.ts';
import { type Environment, takeFromEnvironment } from './environment.ts';
import { type Config, configSchema } from './schema.ts';
import { inWords } from './words.ts';

/** Something wrong in the file, as it is told: `floorwatch.yaml:12 people[0].role: …`. */
export type Problem = string;

type Path = readonly PropertyKey[];

/** Reads a configuration file's text. Every problem names its line, its field and the mend. */
export function loadConfig(
  file: string,
  text: string,
  environment: Environment,
): Result<Config, readonly Problem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0)
    return err(
      document.errors.map(
        ({ pos, message }) => `${file}:${lineOf(pos[0])} is not well-formed YAML: ${message}`,
      ),
    );

  const at = (path: Path) => `${file}:${lineOf(offsetOf(document.contents, path))} ${nameOf(path)}`;
  let resolved: ReturnType<typeof takeFromEnvironment>;
  try {
    resolved = takeFromEnvironment(document.toJS({ maxAliasCount: 100 }), environment);
  } catch (error) {
    // One that stands for itself has no end.
    const why = error instanceof RangeError ? 'one contains itself' : wordsOf(error);
    return err([`${file}: its aliases cannot be followed: ${why}. Write out what they stand for.`]);
  }
  const { value, missing, taken } = resolved;
  const fromEnvironment = new Set(taken.map(path => nameOf(path)));
  if (missing.length > 0)
    return err(
      missing.map(
        ({ path, name }) =>
          `${at(path)}: the environment variable ${name} is not set. Set it, or write the value here.`,
      ),
    );
  const parsed = configSchema.safeParse(value ?? {});
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map((issue: z.core.$ZodIssue) => describe(issue, at, fromEnvironment)));
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function describe(
  issue: z.core.$ZodIssue,
  at: (path: Path) => string,
  fromEnvironment: ReadonlySet<string>,
): Problem {
  const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const path = unknown === undefined ? issue.path : [...issue.path, unknown];
  return `${at(path)}: ${inWords(issue, fromEnvironment.has(nameOf(path)))}`;
}

/** `platforms[0].accessKeySecret` */
function nameOf(path: Path): string {
  if (path.length === 0) return 'the file';
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

/** Where a field stands; of a field that is missing, where it would belong. */
function offsetOf(root: Node | null, path: Path): number {
  let offset = root?.range?.[0] ?? 0;
  let node: unknown = root;
  for (const part of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => isScalar(key) && key.value === part);
      if (pair === undefined) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      if (isMap(node) || isScalar(node) || isSeq(node)) offset = node.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
