import { describe, expect, it } from 'vitest';
import type { SupervisionMode } from '../../floor/entities.ts';
import { createManualClock } from '../testing.ts';
import { createSupervisionMirror, supervisionId } from './mirror-supervisions.ts';
import { agent } from './testing.ts';

const make = () => {
  const clock = createManualClock();
  const mirror = createSupervisionMirror(clock);
  const hear = (mode: SupervisionMode | undefined, source: 'stream' | 'list') =>
    mirror.heard(
      {
        supervisorId: agent(900),
        supervisorName: 'Ada',
        agentId: agent(1),
        contactId: undefined,
        mode,
        since: clock.now(),
      },
      source,
    );
  const known = () => mirror.ofSupervisor(agent(900))[0];
  return { clock, mirror, hear, known };
};

describe('who supervises whom', () => {
  it('keeps a presumed mode while the platform only knows of listening', () => {
    const { mirror, hear, known } = make();
    hear('monitor', 'stream');
    mirror.presume(agent(900), agent(1), 'coach');
    expect(hear('monitor', 'list')).toEqual([]);
    expect(hear('monitor', 'stream')).toEqual([]);
    expect(known()).toMatchObject({ mode: 'coach', certainty: 'presumed' });
  });

  it('takes the platform’s own word for more than listening, and its way back', () => {
    const { mirror, hear, known } = make();
    hear('monitor', 'stream');
    mirror.presume(agent(900), agent(1), 'coach');
    hear('coach', 'list');
    expect(known()).toMatchObject({ mode: 'coach', certainty: 'observed' });
    hear('monitor', 'stream');
    expect(known()?.mode).toBe('coach');
    hear('monitor', 'list');
    expect(known()?.mode).toBe('monitor');
  });

  it('lets the list end only what the stream does not vouch for', () => {
    const { mirror, hear, known } = make();
    hear('monitor', 'stream');
    expect(mirror.sweep(new Set())).toEqual([]);
    mirror.doubt(agent(900));
    expect(mirror.sweep(new Set([supervisionId(agent(900), agent(1))]))).toEqual([]);
    expect(mirror.sweep(new Set())).toMatchObject([{ supervision: { ended: true } }]);
    expect(known()).toBeUndefined();
  });
});
