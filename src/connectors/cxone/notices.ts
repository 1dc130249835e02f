import type { Notice } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import { type AgentId, entityId, nativeOf, type PlatformId } from '../../floor/ids.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import type { HeardNotice } from './facts.ts';

/** Gives notices their identity: what replaces what, and which is merely the same one told twice. */
export type Notices = {
  readonly heard: (agentId: AgentId, notice: HeardNotice) => FloorEvent[];
};

/** A notice with the same payload within this time is the same one, delivered twice. */
const REPEAT_MS = 5_000;
const REMEMBERED = 5_000;

export function createNotices(platformId: PlatformId, clock: Clock): Notices {
  const last = new Map<string, { readonly raw: string | undefined; readonly at: Millis }>();
  let number = 0;

  const remember = (key: string, raw: string | undefined, at: Millis) => {
    last.delete(key);
    last.set(key, { raw, at });
    if (last.size <= REMEMBERED) return;
    for (const oldest of last.keys()) {
      last.delete(oldest);
      return;
    }
  };

  return {
    heard: (agentId, { at, key, ...shown }) => {
      const now = clock.now();
      const name = `${nativeOf(agentId)} ${shown.kind} ${key ?? shown.raw ?? ''}`;
      const before = last.get(name);
      // What replaces itself is told when it changed; what does not, unless it is a repeated delivery.
      const isRepeat =
        before?.raw === shown.raw && (key !== undefined || now - (before?.at ?? 0) < REPEAT_MS);
      if (isRepeat) return [];
      remember(name, shown.raw, now);
      number += 1;
      const tail = key === undefined ? `${(at ?? now).toString(36)}-${number.toString(36)}` : key;
      const notice: Notice = {
        ...shown,
        id: entityId(platformId, `notice-${nativeOf(agentId)}-${shown.kind}-${tail}`),
        platformId,
        agentId,
        asOf: at ?? now,
      };
      return [{ type: 'notice.received', notice }];
    },
  };
}
