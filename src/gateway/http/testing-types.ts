import { readFileSync } from 'node:fs';
import { type ESTree, parseSync } from 'vite';
import * as z from 'zod';

/** A JSON Schema, as an OpenAPI 3.1 document holds it. */
export type Schema = Readonly<Record<string, unknown>>;

type Known = {
  readonly types: ReadonlyMap<string, { readonly type: ESTree.TSType; readonly note: string | undefined }>;
  /** Lists of words that types are taken from. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** What is said right before a place in the source that a node came from. */
  readonly noteOf: (node: ESTree.TSSignature) => string | undefined;
};

/**
 * Types as JSON Schemas, read from the files that declare them: each of the named types and what they are made of. An
 * object has no members but those declared; a member that may be `undefined` is absent from JSON. Types that this cannot
 * read are errors, so that nothing is told wrongly.
 */
export function describeTypes(files: readonly URL[], names: readonly string[]): Record<string, Schema> {
  const known = readTypes(files);
  const told: Record<string, Schema> = {};
  const tell = (name: string) => {
    const found = known.types.get(name);
    if (found === undefined) throw new Error(`no type ${name} is declared`);
    if (name in told) return;
    told[name] = {};
    const seen: string[] = [];
    const schema = schemaOf(known, found.type, each => seen.push(each));
    told[name] = found.note === undefined ? schema : { description: found.note, ...schema };
    for (const each of seen) tell(each);
  };
  for (const name of names) tell(name);
  return Object.fromEntries(Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Checks a value as a client would, by the schemas of the API's description. */
export function checker(schemas: Readonly<Record<string, object>>, name: string): z.ZodType {
  const told = JSON.stringify({ $ref: `#/components/schemas/${name}`, $defs: schemas });
  return z.fromJSONSchema(JSON.parse(told.replaceAll('#/components/schemas/', '#/$defs/')));
}

function readTypes(files: readonly URL[]): Known {
  const types = new Map<string, { type: ESTree.TSType; note: string | undefined }>();
  const words = new Map<string, readonly string[]>();
  const notes = new Map<ESTree.TSSignature, string>();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const { program, comments, errors } = parseSync(file.pathname, text, { lang: 'ts' });
    if (errors.length > 0) throw new Error(`${file.pathname} cannot be read`);
    const noteBefore = (start: number) => {
      const last = comments.findLast(({ end }) => end <= start);
      if (last?.type !== 'Block' || !last.value.startsWith('*')) return undefined;
      const between = text.slice(last.end, start);
      return /^\s*$/.test(between) ? last.value.replace(/\s*\n?\s*\*\s?/g, ' ').trim() : undefined;
    };
    const note = (type: ESTree.TSType) =>
      eachSignature(type, member => {
        const said = noteBefore(member.start);
        if (said !== undefined) notes.set(member, said);
      });
    for (const statement of program.body) {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (declared?.type === 'TSTypeAliasDeclaration') {
        const { name } = declared.id;
        if (types.has(name)) throw new Error(`two types are called ${name}`);
        types.set(name, { type: declared.typeAnnotation, note: noteBefore(statement.start) });
        note(declared.typeAnnotation);
      }
      if (declared?.type === 'VariableDeclaration')
        for (const { id, init } of declared.declarations) {
          const list = init?.type === 'TSAsExpression' ? init.expression : init;
          if (id.type === 'Identifier' && list?.type === 'ArrayExpression')
            words.set(
              id.name,
              list.elements.flatMap(each =>
                each?.type === 'Literal' && typeof each.value === 'string' ? [each.value] : [],
              ),
            );
        }
    }
  }
  return { types, words, noteOf: node => notes.get(node) };
}

function eachSignature(type: ESTree.TSType, visit: (member: ESTree.TSSignature) => void): void {
  if (type.type === 'TSUnionType') for (const each of type.types) eachSignature(each, visit);
  if (type.type === 'TSArrayType') eachSignature(type.elementType, visit);
  if (type.type === 'TSTypeOperator') eachSignature(type.typeAnnotation, visit);
  if (type.type !== 'TSTypeLiteral') return;
  for (const member of type.members) {
    visit(member);
    if (member.type === 'TSPropertySignature' && member.typeAnnotation)
      eachSignature(member.typeAnnotation.typeAnnotation, visit);
  }
}

type Tell = (name: string) => void;
type Members = Map<string, { readonly schema: Schema; readonly needed: boolean }>;

function schemaOf(known: Known, type: ESTree.TSType, tell: Tell): Schema {
  switch (type.type) {
    case 'TSStringKeyword':
      return { type: 'string' };
    case 'TSNumberKeyword':
      return { type: 'number' };
    case 'TSBooleanKeyword':
      return { type: 'boolean' };
    case 'TSLiteralType':
      if (type.literal.type === 'Literal') return { const: type.literal.value };
      break;
    case 'TSTemplateLiteralType':
      return { type: 'string', pattern: `^${type.quasis.map(({ value }) => value.raw).join('[\\s\\S]*')}$` };
    case 'TSParenthesizedType':
      return schemaOf(known, type.typeAnnotation, tell);
    case 'TSTypeOperator':
      return schemaOf(known, type.typeAnnotation, tell);
    case 'TSArrayType':
      return { type: 'array', items: schemaOf(known, type.elementType, tell) };
    case 'TSTupleType': {
      const items = type.elementTypes.map(each => schemaOf(known, asType(each), tell));
      return { type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length };
    }
    case 'TSIndexedAccessType':
      return { enum: wordsOf(known, type) };
    case 'TSUnionType': {
      const parts = type.types.filter(each => each.type !== 'TSUndefinedKeyword');
      const schemas = parts.map(each => schemaOf(known, each, tell));
      const [first, ...others] = schemas;
      if (first !== undefined && others.length === 0) return first;
      const literals = schemas.flatMap(each => ('const' in each ? [each.const] : []));
      return literals.length === schemas.length ? { enum: literals } : { anyOf: schemas };
    }
    case 'TSTypeLiteral':
      return objectOf(membersOf(known, type, tell));
    case 'TSTypeReference': {
      const name = nameOf(type);
      if (HELPERS.has(name)) {
        const [inner] = paramsOf(type);
        const isList = name === 'Readonly' && inner?.type === 'TSArrayType';
        return isList ? schemaOf(known, inner, tell) : objectOf(membersOf(known, type, tell));
      }
      tell(name);
      return { $ref: `#/components/schemas/${name}` };
    }
  }
  throw new Error(`a ${type.type} cannot be described`);
}

const HELPERS = new Set(['Partial', 'Required', 'Readonly', 'Pick', 'Omit', 'Record']);

/** The members of an object type, whatever it is written with. */
function membersOf(known: Known, type: ESTree.TSType, tell: Tell): Members {
  if (type.type === 'TSTypeLiteral')
    return new Map(
      type.members.map(member => {
        if (
          member.type !== 'TSPropertySignature' ||
          member.key.type !== 'Identifier' ||
          !member.typeAnnotation
        )
          throw new Error(`a ${member.type} cannot be described`);
        const of = member.typeAnnotation.typeAnnotation;
        const note = known.noteOf(member);
        const schema = schemaOf(known, of, tell);
        const needed = !member.optional && !mayBeUndefined(of);
        return [member.key.name, { schema: note ? { description: note, ...schema } : schema, needed }];
      }),
    );
  if (type.type !== 'TSTypeReference') throw new Error(`a ${type.type} has no members`);
  const [inner, second] = paramsOf(type);
  const within = () => membersOf(known, asType(inner), tell);
  const only = (fits: (isNamed: boolean) => boolean) => {
    const named = new Set(wordsOf(known, asType(second)));
    return new Map([...within()].filter(([name]) => fits(named.has(name))));
  };
  const all = (needed: boolean) =>
    new Map([...within()].map(([name, { schema }]) => [name, { schema, needed }]));
  switch (nameOf(type)) {
    case 'Readonly':
      return within();
    case 'Partial':
      return all(false);
    case 'Required':
      return all(true);
    case 'Pick':
      return only(isNamed => isNamed);
    case 'Omit':
      return only(isNamed => !isNamed);
    case 'Record': {
      const schema = schemaOf(known, asType(second), tell);
      return new Map(wordsOf(known, asType(inner)).map(name => [name, { schema, needed: true }]));
    }
    default: {
      const found = known.types.get(nameOf(type));
      if (found === undefined) throw new Error(`no type ${nameOf(type)} is declared`);
      return membersOf(known, found.type, tell);
    }
  }
}

function objectOf(members: Members): Schema {
  const required = [...members].flatMap(([name, { needed }]) => (needed ? [name] : []));
  return {
    type: 'object',
    properties: Object.fromEntries([...members].map(([name, { schema }]) => [name, schema])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** The words that a type of words may be. */
function wordsOf(known: Known, type: ESTree.TSType): readonly string[] {
  if (type.type === 'TSUnionType') return type.types.flatMap(each => wordsOf(known, each));
  if (type.type === 'TSParenthesizedType') return wordsOf(known, type.typeAnnotation);
  if (type.type === 'TSLiteralType' && type.literal.type === 'Literal') return [String(type.literal.value)];
  if (type.type === 'TSIndexedAccessType') return wordsOf(known, type.objectType);
  if (type.type === 'TSTypeQuery' && type.exprName.type === 'Identifier') {
    const listed = known.words.get(type.exprName.name);
    if (listed !== undefined) return listed;
  }
  const named = type.type === 'TSTypeReference' ? known.types.get(nameOf(type)) : undefined;
  if (named === undefined) throw new Error(`a ${type.type} is no list of words`);
  return wordsOf(known, named.type);
}

function mayBeUndefined(type: ESTree.TSType): boolean {
  return type.type === 'TSUnionType' && type.types.some(each => each.type === 'TSUndefinedKeyword');
}

function nameOf({ typeName }: ESTree.TSTypeReference): string {
  if (typeName.type !== 'Identifier') throw new Error('a name of names cannot be described');
  return typeName.name;
}

function paramsOf({ typeArguments }: ESTree.TSTypeReference): readonly ESTree.TSType[] {
  return typeArguments?.params ?? [];
}

function asType(type: ESTree.TSType | ESTree.TSTupleElement | undefined): ESTree.TSType {
  if (
    type === undefined ||
    type.type === 'TSNamedTupleMember' ||
    type.type === 'TSOptionalType' ||
    type.type === 'TSRestType'
  )
    throw new Error(`a ${type?.type ?? 'missing type'} cannot be described`);
  return type;
}
