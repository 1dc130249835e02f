import type { Millis } from '../../lib/clock.ts';

/** What stands where a value is not known: never 0. */
export const UNKNOWN = '–';

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** How long something lasts, steady in width: `0:07`, `12:41`, `1:02:33`, `4 d 03 h`. Negative counts as nothing. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const s = seconds % 60;
  const m = Math.floor(seconds / 60) % 60;
  const h = Math.floor(seconds / 3600);
  if (h >= 72) return `${Math.floor(h / 24)} d ${two(h % 24)} h`;
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A duration for the ear: `12 minutes 41 seconds`. */
export function spokenDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  const said = parts.filter(([value]) => value > 0).slice(0, 2);
  return said.length === 0 ? 'just now' : said.map(([value, unit]) => plural(value, unit)).join(' ');
}

/** How old something is, in one quiet unit: `0.3 s`, `14 s`, `2 m`, `3 h`, `5 d`. */
export function age(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)} m`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** `1 agent`, `3 agents`. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${whole(count)} ${count === 1 ? noun : many}`;
}

/** A whole number with thin group separators: `10 000`. */
export function whole(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** A way to write times. What does it is dear to make, so that it waits for the first time that is written. */
function written(options: Intl.DateTimeFormatOptions): (at: Millis) => string {
  let format: Intl.DateTimeFormat | undefined;
  return at => {
    format ??= new Intl.DateTimeFormat('en-GB', { hourCycle: 'h23', ...options });
    return format.format(at);
  };
}

/** Time of day, to the second: `10:41:07`. */
export const timeOfDay = written({ hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Time of day, to the minute: `10:41`. */
export const hourAndMinute = written({ hour: '2-digit', minute: '2-digit' });

/** A day: `3 Nov 2026`. */
export const day = written({ day: 'numeric', month: 'short', year: 'numeric' });

/** A time for a person: the time of day today, with the day before it otherwise. */
export function moment(at: Millis, now: Millis): string {
  return day(at) === day(now) ? timeOfDay(at) : `${day(at)}, ${timeOfDay(at)}`;
}

/** A text that begins with a capital letter. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text as a sentence of its own: capital letter, full stop. */
export function sentence(text: string): string {
  const begun = sentenceCase(text).trimEnd();
  return /[.!?…]$/.test(begun) || begun === '' ? begun : `${begun}.`;
}

/** The first name, for buttons and sentences: `Maya` of `Maya Okafor` or `Okafor, Maya`. */
export function firstName(name: string): string {
  const afterComma = /,\s*(\S+)/.exec(name)?.[1];
  return afterComma ?? /^\S+/.exec(name)?.[0] ?? name;
}

/** `Ana`, `Ana and Ben`, `Ana, Ben and 2 more`. */
export function nameList(names: readonly string[], most = 2): string {
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
