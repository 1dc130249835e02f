import { readFileSync } from 'node:fs';
import * as z from 'zod';

const lineSchema = z.object({ name: z.string(), schema: z.record(z.string(), z.unknown()) });

/**
 * JSON Schemas of the floor and of everything that can happen on it, by the names of the types in `src/floor`. They are
 * made from those types: the test beside this holds them equal, and makes them anew when it is run with `-u` at its end.
 */
export const FLOOR_TYPES: Readonly<Record<string, object>> = Object.fromEntries(
  readFileSync(new URL('floor-types.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const { name, schema } = lineSchema.parse(JSON.parse(line));
      return [name, schema];
    }),
);
