import * as z from 'zod';
import { err, ok, type Result } from '../lib/result.ts';
import { SCENARIO_NAMES } from './story/scenarios.ts';

const platform = z.enum(['cxone', 'genesys', 'netsapiens']);

const optionsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  agents: z.coerce.number().int().min(1).max(50_000),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31),
  scenario: z.enum(SCENARIO_NAMES),
  /** Branches of each platform's house, each with queues of its own; without it as many as its people need. */
  branches: z.coerce.number().int().min(1).max(50).optional(),
  speed: z.coerce.number().min(0.01).max(1_000),
  /** Which platforms share the floor, first to last: `cxone,genesys,netsapiens`. */
  platforms: z
    .string()
    .transform(text => text.split(','))
    .pipe(z.tuple([platform], platform))
    .optional(),
});
export type CommandLine = z.output<typeof optionsSchema>;

/** Reads the command line's options; the error is a sentence that names the option and what it may be. */
export function readOptions(values: Readonly<Record<string, unknown>>): Result<CommandLine, string> {
  const read = optionsSchema.safeParse(values);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  return err(`--${issue?.path.join('.')}: ${issue?.message ?? 'cannot be read'}`);
}
