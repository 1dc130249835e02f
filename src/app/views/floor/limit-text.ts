/** A limit as it is written down: minutes and seconds, `15:00`, `0:20`; nothing: no limit. */
export function limitText(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** More than any state is meant to last, in seconds. */
const MOST = 59_940;

/**
 * Seconds of a limit as it was written: `15` and `1.5` are minutes, `1:30` is a minute and a half, nothing is 0, no
 * limit. `undefined`: that is no time.
 */
export function limitSeconds(text: string): number | undefined {
  const [, whole, seconds] = /^(\d{1,3}):([0-5]?\d)$/.exec(text.trim()) ?? [];
  const written =
    whole === undefined ? Number(text.trim().replace(',', '.')) * 60 : Number(whole) * 60 + Number(seconds);
  return Number.isFinite(written) && written >= 0 ? Math.min(Math.round(written), MOST) : undefined;
}
