import * as z from 'zod';
import type { Millis } from '../lib/clock.ts';

const common = {
  /** Only calls whose path contains this; every call without it. */
  path: z.string().min(1).optional(),
  /** Strikes so many times, then it is over. */
  count: z.int().positive().optional(),
  /** Lasts so long in real time. */
  seconds: z.number().positive().optional(),
  /** How likely it strikes each time. */
  rate: z.number().min(0).max(1).optional(),
};

/** Every fault that can be put on a platform. */
export const faultSchema = z.discriminatedUnion('fault', [
  z.object({ fault: z.literal('latency'), ms: z.number().min(0).max(120_000), ...common }),
  z.object({ fault: z.literal('status'), code: z.int().min(400).max(599), ...common }),
  z.object({ fault: z.literal('rate-limit'), retryAfter: z.int().min(0).max(3_600).optional(), ...common }),
  z.object({ fault: z.literal('drop'), ...common }),
  z.object({ fault: z.literal('malformed'), ...common }),
  z.object({ fault: z.literal('truncated'), ...common }),
  z.object({ fault: z.literal('duplicate'), ...common }),
  z.object({ fault: z.literal('reorder'), ...common }),
  z.object({ fault: z.literal('hostile'), ...common }),
  z.object({ fault: z.literal('impersonation-off'), ...common }),
  z.object({ fault: z.literal('no-permission'), ...common }),
  z.object({ fault: z.literal('clock-skew'), minutes: z.number().min(-1_440).max(1_440), ...common }),
  z.object({ fault: z.literal('page-limit'), most: z.int().positive(), ...common }),
  z.object({ fault: z.literal('expire-token') }),
  z.object({ fault: z.literal('end-session'), agentId: z.coerce.string() }),
  z.object({ fault: z.literal('unknown-event'), agentId: z.coerce.string().optional() }),
  z.object({ fault: z.literal('none') }),
]);
export type Fault = z.output<typeof faultSchema>;
/** Faults that stay until they are used up or cleared. */
export type LastingFault = Extract<Fault, { count?: number | undefined }>;

type Active = { readonly fault: LastingFault; left: number; readonly until: Millis };

/** What is wrong with one platform at the moment. */
export type FaultBoard = {
  readonly add: (fault: LastingFault) => void;
  readonly clear: () => void;
  /** Whether a fault of this kind strikes this call; a struck count goes down. */
  readonly strike: <K extends LastingFault['fault']>(
    kind: K,
    path?: string,
  ) => Extract<LastingFault, { fault: K }> | undefined;
  readonly list: () => readonly LastingFault[];
};

export function createFaultBoard(now: () => Millis, random: () => number): FaultBoard {
  let active: Active[] = [];
  const isOfKind = <K extends LastingFault['fault']>(
    fault: LastingFault,
    kind: K,
  ): fault is Extract<LastingFault, { fault: K }> => fault.fault === kind;

  const prune = () => {
    active = active.filter(({ left, until }) => left > 0 && until > now());
  };

  return {
    add: fault =>
      active.push({
        fault,
        left: fault.count ?? Number.POSITIVE_INFINITY,
        until: fault.seconds === undefined ? Number.POSITIVE_INFINITY : now() + fault.seconds * 1000,
      }),
    clear: () => {
      active = [];
    },
    strike: (kind, path = '') => {
      if (active.length === 0) return undefined;
      prune();
      for (const each of active) {
        const { fault } = each;
        if (!isOfKind(fault, kind)) continue;
        if (fault.path !== undefined && !path.toLowerCase().includes(fault.path.toLowerCase())) continue;
        if (fault.rate !== undefined && random() >= fault.rate) continue;
        each.left -= 1;
        return fault;
      }
      return undefined;
    },
    list: () => {
      prune();
      return active.map(({ fault }) => fault);
    },
  };
}
