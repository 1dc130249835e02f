import type * as z from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a section with fields of its own',
  record: 'a section with fields of its own',
};

/** What is wrong with a field and how it is mended; `isFromEnvironment`: its value was taken from there. */
export function inWords(issue: z.core.$ZodIssue, isFromEnvironment = false): string {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue, isFromEnvironment);
    case 'unrecognized_keys':
      return 'is not known here. Remove it, or check how it is spelled.';
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return issue.message.startsWith('Too')
        ? `must ${bound('at least', issue.minimum, issue)}.`
        : issue.message;
    case 'too_big':
      return `must ${bound('at most', issue.maximum, issue)}.`;
    case 'invalid_format':
      return issue.format === 'url' ? 'must be an address like https://floor.example.com.' : issue.message;
    case 'invalid_key':
      return issue.issues.map(each => inWords(each)).join(' ');
    default:
      return issue.message;
  }
}

function bound(side: string, limit: number | bigint, { origin }: { readonly origin: string }): string {
  if (origin === 'array') return `have ${side} ${limit} item${limit === 1 ? '' : 's'}`;
  return `be ${side} ${limit}${origin === 'string' ? ' characters long' : ''}`;
}

/** YAML takes what looks like a number for one, and what stands in quotes for a text. */
function wrongType(issue: z.core.$ZodIssueInvalidType, isFromEnvironment: boolean): string {
  const { expected, message } = issue;
  const kind = KINDS[expected] ?? expected;
  if (issue.input === undefined && message.includes('received undefined'))
    return expected === 'string'
      ? 'is missing. Add it, or write {env: NAME} to take it from the environment.'
      : `is missing. Add it, ${kind}.`;
  if (isFromEnvironment)
    return `must be ${kind}. Only texts can be taken from the environment: write it here.`;
  if (expected === 'string' && /received (number|boolean)/.test(message))
    return `must be ${kind}: put it in quotes.`;
  const isQuoted = expected === 'number' && message.includes('received string');
  return `must be ${kind}${isQuoted ? ', without quotes' : ''}.`;
}
