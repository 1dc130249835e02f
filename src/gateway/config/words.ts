import type * as z from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a section with fields of its own',
};

/** What is wrong with a field and how it is mended. */
export function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('received undefined')
        ? 'is missing. Add it, or write {env: NAME} to take it from the environment.'
        : `must be ${KINDS[issue.expected] ?? issue.expected}.`;
    case 'unrecognized_keys':
      return 'is not known here. Remove it, or check how it is spelled.';
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return issue.origin === 'string' || issue.message.startsWith('Too')
        ? `must be at least ${issue.minimum}${issue.origin === 'string' ? ' characters long' : ''}.`
        : issue.message;
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters long' : ''}.`;
    default:
      return issue.message;
  }
}
