import * as z from 'zod';
import { ERROR_STATUS, type ErrorCode } from '../../protocol/errors.ts';
import { FLOOR_TYPES } from './floor-types.ts';
import { REPLY_SCHEMAS } from './reply-schemas.ts';
import type { Route } from './route.ts';

const ERRORS = Object.keys(ERROR_STATUS).filter((code): code is ErrorCode => code in ERROR_STATUS);

/** The route table as an OpenAPI 3.1 document, from the schemas that requests are checked with. */
export function describeApi(
  routes: readonly Route[],
  build: string,
  cookieName: string,
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = templateOf(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describe(route) };
  }
  const replies = Object.entries(REPLY_SCHEMAS).map(([name, schema]) => [name, toSchema(schema, 'output')]);
  const schemas = { ...FLOOR_TYPES, ...Object.fromEntries(replies) };
  return {
    openapi: '3.1.0',
    info: { title: 'Floorwatch gateway', version: build },
    paths,
    components: {
      schemas,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName } },
    },
  };
}

function describe({ method, path, access, summary, query, body, reply }: Route): Record<string, unknown> {
  const inPath = [...templateOf(path).matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !z.safeParse(schema, undefined).success,
    schema: toSchema(schema, 'input'),
  }));
  const content = contentOf(reply);
  return {
    summary,
    description: access === 'public' ? 'Open to anybody.' : `Needs: ${access}.`,
    operationId: `${method.toLowerCase()}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    security: access === 'public' ? [] : [{ session: [] }],
    parameters: [...inPath, ...inQuery],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: toSchema(body, 'input') } },
          },
        }
      : {}),
    responses: {
      [reply.status]: { description: reply.description, ...(content ? { content } : {}) },
      default: {
        description: `A refusal: one of ${ERRORS.join(', ')}.`,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorReply' } } },
      },
    },
  };
}

/** `/api/commands/{id}`; what may be anything to the end is called `rest`. */
function templateOf(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}').replace(/\*$/, '{rest}');
}

function contentOf({ status, type, media }: Route['reply']): Record<string, unknown> | undefined {
  if (status === 204) return undefined;
  const kinds = media ?? ['application/json'];
  const schema = type === undefined ? {} : { schema: { $ref: `#/components/schemas/${type}` } };
  const isText = (kind: string) => kind.startsWith('text/');
  return Object.fromEntries(
    kinds.map(kind => [kind, isText(kind) ? { schema: { type: 'string' } } : schema]),
  );
}

function toSchema(schema: z.core.$ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
