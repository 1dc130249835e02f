/** How a customer comes across. */
export type Mood = 'patient' | 'worried' | 'angry' | 'cheerful';

export type ScriptLine = {
  readonly by: 'customer' | 'agent';
  readonly text: string;
  /** Minutes pass before it: the other side is left waiting. */
  readonly late: boolean;
};

/** One conversation by text message, as it goes if nobody steps in. */
export type MessageScript = {
  readonly queue: 'delivery' | 'billing' | 'bookings';
  readonly subject: string;
  readonly mood: Mood;
  readonly lines: readonly ScriptLine[];
};

/**
 * Reads a conversation from lines like `C Where is my parcel?` and `A~ Sorry for the wait.`: C the customer, A the
 * agent, `~` after minutes of silence. Words in braces are filled in when it begins.
 */
export function conversation(
  queue: MessageScript['queue'],
  subject: string,
  mood: Mood,
  text: string,
): MessageScript {
  const lines = text
    .trim()
    .split('\n')
    .map((line): ScriptLine => {
      const match = /^\s*([CA])(~?)\s+(.+?)\s*$/.exec(line);
      if (match === null) throw new Error(`not a line of a conversation: ${line}`);
      return { by: match[1] === 'C' ? 'customer' : 'agent', late: match[2] === '~', text: match[3] ?? '' };
    });
  return { queue, subject, mood, lines };
}
