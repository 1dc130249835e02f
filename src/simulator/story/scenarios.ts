/** What is different from an ordinary day. Times are seconds from the moment the scenario begins. */
export type Scenario = {
  readonly name: ScenarioName;
  readonly about: string;
  /** Nothing moves by itself: only commands and steps make things happen. */
  readonly still?: boolean;
  /** Customers' arrivals, as a factor of an ordinary day's. */
  readonly demand: number;
  /** A queue (by its name's beginning) that gets more than usual for a while. */
  readonly spike?: {
    readonly queue: string;
    readonly at: number;
    readonly seconds: number;
    readonly factor: number;
  };
  /** Sessions and legs drop: this share of the agents loses the line, and comes back after `seconds`. */
  readonly outage?: { readonly at: number; readonly seconds: number; readonly share: number };
  /** How many agents hang in a call that nobody is on any more. */
  readonly stuck: number;
};

export const SCENARIO_NAMES = [
  'normal-day',
  'queue-spike',
  'outage',
  'stuck-agent',
  'busy-day',
  'slow-day',
  'quiet',
] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = {
  'normal-day': {
    name: 'normal-day',
    about: 'An ordinary busy day, with one stuck session.',
    demand: 1,
    stuck: 1,
  },
  'queue-spike': {
    name: 'queue-spike',
    about: 'Billing gets four times its calls for twenty minutes, beginning after ten seconds.',
    demand: 1,
    spike: { queue: 'Billing', at: 10, seconds: 1_200, factor: 4 },
    stuck: 1,
  },
  outage: {
    name: 'outage',
    about: 'After ten seconds two agents in five lose their line and session for three minutes.',
    demand: 1,
    outage: { at: 10, seconds: 180, share: 0.4 },
    stuck: 1,
  },
  'stuck-agent': {
    name: 'stuck-agent',
    about: 'Four agents hang in calls that ended hours ago.',
    demand: 1,
    stuck: 4,
  },
  'busy-day': {
    name: 'busy-day',
    about: 'Half as many calls again as the staff can take.',
    demand: 1.5,
    stuck: 1,
  },
  'slow-day': { name: 'slow-day', about: 'Hardly anybody calls.', demand: 0.25, stuck: 0 },
  quiet: {
    name: 'quiet',
    about: 'The floor stands still as it is; only commands and steps make things happen.',
    still: true,
    demand: 1,
    stuck: 0,
  },
};

/** Finds a scenario by its name. */
export function scenarioNamed(name: string): Scenario | undefined {
  return Object.values(SCENARIOS).find(scenario => scenario.name === name);
}
