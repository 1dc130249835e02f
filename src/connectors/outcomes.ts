import type { CommandOutcome } from '../floor/commands.ts';
import type { Performed } from './connector.ts';
import type { HttpAnswer, HttpSilence } from './http.ts';
import { rawText } from './json.ts';

/** How much of a vendor's answer is kept with a command. */
export const RAW_LENGTH = 4096;

/** The vendor's own text of an answer: its body, or its reason phrase when there is no body. */
export function vendorText(answer: HttpAnswer): string | undefined {
  const text = answer.text === '' ? answer.reason : answer.text;
  return text === '' ? undefined : rawText(text, RAW_LENGTH);
}

/** The outcome of an answer: the branch taken, words for a person, status and text as they came. */
export function answered(
  kind: 'accepted' | 'refused' | 'failed' | 'unknown',
  branch: string,
  message: string,
  answer: HttpAnswer,
): Performed {
  const outcome: CommandOutcome = { branch, message, rawStatus: answer.status, rawText: vendorText(answer) };
  return { kind, outcome };
}

/** The outcome of something that was decided here, with nothing sent. */
export function unsent(kind: 'accepted' | 'refused' | 'failed', branch: string, message: string): Performed {
  return { kind, outcome: { branch, message, rawStatus: undefined, rawText: undefined } };
}

/** The outcome when no answer came: `failed` when nothing was sent, else `unknown`, because it may have happened. */
export function silent(silence: HttpSilence, platform: string, what: string): Performed {
  const message =
    silence.kind === 'not-sent'
      ? `${what} was not sent to ${platform}: ${silence.why}. Try again in a moment.`
      : `${what} was sent, but ${platform} gave no answer: ${silence.why}. It may have happened: look at the floor before trying again.`;
  return {
    kind: silence.kind === 'not-sent' ? 'failed' : 'unknown',
    outcome: { branch: 'Default', message, rawStatus: undefined, rawText: silence.why },
  };
}
