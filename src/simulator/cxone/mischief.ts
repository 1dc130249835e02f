import type { FaultBoard } from '../faults.ts';
import type { StoryAgent } from '../story/types.ts';
import type { WireEvent } from './agent-events.ts';

/** Doubles or shuffles a batch where such a fault is on. */
export function unsettled(events: readonly WireEvent[], faults: FaultBoard): readonly WireEvent[] {
  const doubled = faults.strike('duplicate', 'get-next-event')
    ? events.flatMap(event => [event, event])
    : events;
  return faults.strike('reorder', 'get-next-event') ? [...doubled].reverse() : doubled;
}

const RIGHT_TO_LEFT = '\u202e';

/** Text that tries what strangers' text tries: markup, overrides of the reading direction, controls. */
export const HOSTILE_TEXT = `<img src=x onerror="alert(1)"><script>alert(1)</script>${RIGHT_TO_LEFT}gpj.exe\u0000\u200b`;

/** Events whose every field is an attempt: they must end as inert text, as a notice, or in quarantine. */
export function hostileEvents(agent: StoryAgent): readonly unknown[] {
  const contact = {
    Type: 'CallContactEvent',
    ContactID: `66600${agent.id}`,
    Status: 'Active',
    CallType: 'Regular',
    IsInbound: 'True',
    ANI: HOSTILE_TEXT,
    DNIS: '4000010001',
    Skill: HOSTILE_TEXT,
    ScreenPopUrl: 'javascript:alert(document.cookie)',
    OtherInformation: `<iframe src="javascript:alert(1)"></iframe>${'x'.repeat(1024 * 1024)}`,
    StartTimeUTC: '0001-01-01T00:00:00',
    LastStateChangeTimeUTC: 'yesterday',
    FinalState: 'False',
  };
  return [
    contact,
    { ...contact, Status: 'Disconnected', FinalState: 'True' },
    { Type: 'PageOpen', ContactID: '-1', Action: 'OPEN', PageUri: 'javascript:alert(1)' },
    {
      Type: 'Indicator',
      Name: HOSTILE_TEXT,
      ImageUri: 'data:text/html,<script>alert(1)</script>',
      ActionType: 'OpenURL',
      ActionUri: 'https://user:secret@evil.example.com/',
      ToolTip: HOSTILE_TEXT,
      IndicatorState: 'On',
    },
    JSON.parse('{"type":"CustomEvent","eventName":"x","data":"y","__proto__":{"polluted":true}}'),
    { Type: `<b>${'T'.repeat(4096)}</b>`, Nested: nest(40) },
    { Type: 'AgentState', CurrentState: ['Available'], NextStates: { State: 'Available' } },
    { Type: { toString: 'AgentState' } },
    null,
    'AgentState',
    [],
  ];
}

/** A row of a list whose texts, but for times and ids, are attempts. */
export function hostileRow(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) =>
      typeof value === 'string' && /name|description|address/i.test(key) ? [key, HOSTILE_TEXT] : [key, value],
    ),
  );
}

function nest(depth: number): unknown {
  return depth === 0 ? 'deep' : { inner: nest(depth - 1) };
}
