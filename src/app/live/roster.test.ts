import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISPLAY_STATES, type DisplayState } from '../../floor/display.ts';
import type { Activity, Presence } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import { emptyFloor, type Floor } from '../../floor/floor.ts';
import { type AgentId, nativeOf } from '../../floor/ids.ts';
import { reduce } from '../../floor/reduce.ts';
import { createRowBook } from './book.ts';
import { fold } from './fold.ts';
import { createRoster } from './roster.ts';
import { arrives, changes } from './testing/people.ts';
import { touchedBy } from './touched.ts';
import { type Listed, ROSTER_GROUPINGS, ROSTER_SORTS, type RosterView } from './types.ts';
import { DEFAULT_VIEW } from './view.ts';

const STATES: readonly string[] = DISPLAY_STATES;
const LIMITS = { ringing: 1, unavailable: 3, 'on-contact': 5 };

/** A floor with one roster over it, and a clock that a test moves. */
function makeScene(overrides: Partial<RosterView> = {}, begin: readonly FloorEvent[] = []) {
  const view: RosterView = { ...DEFAULT_VIEW, limits: LIMITS, ...overrides };
  const book = createRowBook();
  let now = 0;
  let floor: Floor = begin.reduce(reduce, emptyFloor);
  book.replace(floor);
  const roster = createRoster(view, book, () => now);
  return {
    book,
    roster,
    now: () => now,
    tell(...events: readonly FloorEvent[]) {
      const touched = new Set<AgentId>();
      for (const event of events) {
        for (const id of touchedBy(event, floor).agents) if (id !== undefined) touched.add(id);
        floor = reduce(floor, event);
      }
      roster.touch(book.update(floor, touched, true));
      roster.publish();
    },
    pass(to: number) {
      now = to;
      roster.tick();
      roster.publish();
    },
    shown() {
      const rows = roster.rows();
      return Array.from({ length: rows.length }, (_, index) => {
        const row = rows.rowAt(index);
        return row?.kind === 'group' ? `# ${row.group.key} ${row.group.count}/${row.group.over}` : row?.id;
      });
    },
  };
}

type Scene = ReturnType<typeof makeScene>;

/** What a roster has to show, computed from scratch by sorting everybody. */
function naive({ book, now, roster: { view } }: Scene) {
  const words = fold(view.text).split(/\s+/).filter(Boolean);
  const everybody: Listed[] = [];
  book.forEach(row => void everybody.push(row));
  const people = everybody.map(row => {
    const limit = view.limits[row.display];
    const over = limit !== undefined && row.since !== undefined && now() - row.since >= limit * 1000;
    const search = fold([row.name, row.team, row.userName, nativeOf(row.id)].join(' '));
    return { ...row, over, folded: fold(row.name), foldedTeam: fold(row.team ?? ''), search };
  });
  type Someone = (typeof people)[number];
  const matching = people.filter(
    ({ search, team, platformId }) =>
      words.every(word => search.includes(word)) &&
      (view.teams.length === 0 || view.teams.includes(team ?? '')) &&
      (view.platforms.length === 0 || view.platforms.includes(platformId)),
  );
  const shown = matching.filter(
    ({ display, over }) =>
      (view.states.length === 0 || view.states.includes(display)) && (over || !view.overLimit),
  );
  const since = (a: Someone) => a.since ?? Number.MAX_SAFE_INTEGER;
  const away = ({ display }: Someone) => Number(display === 'logged-out' || display === 'unknown');
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const rank = (state: DisplayState) => DISPLAY_STATES.indexOf(state);
  const orders: Record<RosterView['sort'], (a: Someone, b: Someone) => number> = {
    urgency: (a, b) => Number(b.over) - Number(a.over) || away(a) - away(b) || since(a) - since(b),
    time: (a, b) => since(a) - since(b),
    name: (a, b) => text(a.folded, b.folded),
    team: (a, b) => text(a.foldedTeam, b.foldedTeam) || text(a.folded, b.folded),
    state: (a, b) => rank(a.display) - rank(b.display) || since(a) - since(b),
    platform: (a, b) => text(a.platformId, b.platformId) || text(a.folded, b.folded),
  };
  const direction = view.descending ? -1 : 1;
  const order = (a: Someone, b: Someone) => direction * orders[view.sort](a, b) || text(a.id, b.id);
  const keyOf = (a: Someone) =>
    ({ none: '', team: a.team ?? '', state: a.display, platform: a.platformId })[view.group];
  const keys = [...new Set(shown.map(keyOf))].sort((a, b) =>
    view.group === 'state'
      ? STATES.indexOf(a) - STATES.indexOf(b)
      : Number(a === '') - Number(b === '') || text(fold(a), fold(b)) || text(a, b),
  );
  const rows = keys.flatMap(key => {
    const members = shown.filter(a => keyOf(a) === key).sort(order);
    const over = members.filter(a => a.over).length;
    const header = view.group === 'none' ? [] : [`# ${key} ${members.length}/${over}`];
    const isOpen = view.group === 'none' || !view.collapsed.includes(key);
    return [...header, ...(isOpen ? members.map(({ id }) => id) : [])];
  });
  const total = (of: readonly Someone[]) => ({
    count: of.length,
    over: of.filter(({ over }) => over).length,
    states: Object.fromEntries(
      DISPLAY_STATES.map(state => [state, of.filter(({ display }) => display === state).length]),
    ),
  });
  return { rows, shown: shown.length, totals: { all: total(people), matching: total(matching) } };
}

const ids: readonly AgentId[] = Array.from(
  { length: 24 },
  (_, n): AgentId => `${n % 3 ? 'cxone' : 'genesys'}:${n}`,
);
const names = ['Zoé', 'Ana', 'ána', 'Bo', 'Chidi', ''];
const teams = ['Billing', 'Sales', 'Ärzte', undefined];
const presences: readonly Presence[] = ['available', 'unavailable', 'logged-out', 'unknown'];
const activities: readonly Activity[] = ['idle', 'ringing', 'on-contact', 'unknown'];

const happening = fc.oneof(
  fc.record({
    what: fc.constant('state' as const),
    id: fc.constantFrom(...ids),
    presence: fc.constantFrom(...presences),
    activity: fc.constantFrom(...activities),
    told: fc.boolean(),
  }),
  fc.record({
    what: fc.constant('profile' as const),
    id: fc.constantFrom(...ids),
    name: fc.constantFrom(...names),
    team: fc.constantFrom(...teams),
  }),
  fc.record({ what: fc.constant('removed' as const), id: fc.constantFrom(...ids) }),
  fc.record({ what: fc.constant('pass' as const), ms: fc.nat(4000) }),
  fc.record({ what: fc.constantFrom('hold' as const, 'release' as const) }),
);

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function happen(scene: Scene, step: Happening, at: number) {
  if (step.what === 'pass') scene.pass(scene.now() + step.ms);
  if (step.what === 'hold') scene.roster.hold('pointer');
  if (step.what === 'release') scene.roster.release('pointer');
  if (step.what === 'profile') scene.tell(arrives(step.id, step.name, step.team, at));
  if (step.what === 'removed') scene.tell({ type: 'agent.removed', agentId: step.id, asOf: at });
  if (step.what === 'state') {
    const { presence, activity, told } = step;
    const since = told ? Math.max(0, scene.now() - (at % 7) * 500) : undefined;
    scene.tell(changes(step.id, 0, { presence, activity, asOf: at, since }));
  }
}

const anyView = fc.record({
  sort: fc.constantFrom(...ROSTER_SORTS),
  descending: fc.boolean(),
  group: fc.constantFrom(...ROSTER_GROUPINGS),
  text: fc.constantFrom('', 'AN', 'bill', 'x'),
  teams: fc.constantFrom<string[]>([], ['Billing', ''], ['Sales']),
  states: fc.constantFrom<DisplayState[]>([], ['unavailable'], ['ringing', 'unknown']),
  platforms: fc.constantFrom<string[]>([], ['genesys']),
  overLimit: fc.boolean(),
  collapsed: fc.constantFrom<string[]>([], ['Billing', 'ringing']),
});

/** Somebody who looks at some rows, and looks again only when told to. */
function makeReader({ roster }: Scene, from: number, to: number) {
  const read = () => {
    const rows = roster.rows();
    const seen: unknown[] = [rows.length, rows.shown, rows.groupAt(from)?.count, rows.groupAt(from)?.over];
    for (let index = from; index <= to; index += 1) {
      const row = rows.rowAt(index);
      seen.push(row?.kind === 'agent' ? [row.id, row.over] : row?.group);
    }
    return seen;
  };
  let seen = read();
  roster.subscribeRows(() => {
    seen = read();
  });
  return { isRight: () => expect(seen).toEqual(read()) };
}

type AnyView = typeof anyView extends fc.Arbitrary<infer T> ? T : never;

/** While rows are held, an agent over the limit moves away, loses its mark, and comes back to where it stood. */
const cameBackUnmarked: [AnyView, Happening[], number, number] = [
  {
    sort: 'platform',
    descending: false,
    group: 'platform',
    text: '',
    teams: [],
    states: ['ringing', 'unknown'],
    platforms: [],
    overLimit: false,
    collapsed: [],
  },
  [
    { what: 'profile', id: 'genesys:0', name: 'Zoé', team: 'Billing' },
    { what: 'state', id: 'genesys:12', presence: 'available', activity: 'unknown', told: false },
    { what: 'state', id: 'genesys:0', presence: 'available', activity: 'idle', told: false },
    { what: 'pass', ms: 1000 },
    { what: 'hold' },
    { what: 'profile', id: 'genesys:0', name: 'Zoé', team: 'Billing' },
    { what: 'profile', id: 'genesys:0', name: 'Zoé', team: 'Billing' },
    { what: 'state', id: 'genesys:12', presence: 'available', activity: 'ringing', told: true },
    { what: 'state', id: 'genesys:12', presence: 'available', activity: 'idle', told: false },
    { what: 'state', id: 'genesys:12', presence: 'available', activity: 'unknown', told: false },
  ],
  0,
  0,
];

describe('a roster', () => {
  it('shows what sorting everybody would show, after anything that happens', () => {
    fc.assert(
      fc.property(anyView, fc.array(happening, { maxLength: 120, size: 'max' }), (view, story) => {
        const scene = makeScene(view);
        let held = false;
        for (const [index, step] of story.entries()) {
          if (step.what === 'hold' || step.what === 'release') held = step.what === 'hold';
          happen(scene, step, index + 2);
          const right = naive(scene);
          expect(scene.roster.totals()).toEqual(right.totals);
          if (held) continue;
          expect(scene.shown()).toEqual(right.rows);
          expect(scene.roster.rows().shown).toBe(right.shown);
          expect(scene.roster.heldCount()).toBe(0);
        }
        scene.roster.release('pointer');
        expect(scene.shown()).toEqual(naive(scene).rows);
        const rows = scene.roster.rows();
        for (let index = 0; index < rows.length; index += 1) {
          const row = rows.rowAt(index);
          if (row?.kind === 'agent') expect(rows.indexOf(row.id)).toBe(index);
          if (row?.kind === 'group') expect(row.group.index).toBe(index);
        }
        expect(rows.groups().map(({ key }) => key)).toEqual(
          scene
            .shown()
            .flatMap(row => (row?.startsWith('# ') ? [row.slice(2, row.lastIndexOf(' '))] : []))
            .concat(view.group === 'none' && rows.shown > 0 ? [''] : []),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('tells those who look at a part of the rows of every change in it', () => {
    fc.assert(
      fc.property(
        anyView,
        fc.array(happening, { maxLength: 120, size: 'max' }),
        fc.nat(15),
        fc.nat(4),
        (view, story, from, rows) => {
          const scene = makeScene({ ...view, text: '', teams: [], platforms: [], overLimit: false });
          const reader = makeReader(scene, from, from + rows);
          for (const [index, step] of story.entries()) {
            happen(scene, step, index + 2);
            reader.isRight();
          }
        },
      ),
      { numRuns: 200, examples: [[...cameBackUnmarked]] },
    );
  });

  const three = [
    arrives('cxone:1', 'Ana', 'Billing', 1),
    arrives('cxone:2', 'Bo', 'Billing', 1),
    arrives('cxone:3', 'Chidi', 'Sales', 1),
    changes('cxone:1', 1000, {}),
    changes('cxone:2', 2000, {}),
    changes('cxone:3', 3000, {}),
  ];

  it('holds its rows still while pointed at, counts what waits, and moves when let go', () => {
    const scene = makeScene({}, three);
    expect(scene.shown()).toEqual(['cxone:1', 'cxone:2', 'cxone:3']);
    scene.roster.hold('pointer');
    scene.roster.hold('menu');
    scene.tell(changes('cxone:1', 9000, { presence: 'unavailable' }));
    scene.tell({ type: 'agent.removed', agentId: 'cxone:2', asOf: 9000 });
    scene.tell(arrives('cxone:4', 'Dee', 'Sales', 9000));
    expect(scene.shown()).toEqual(['cxone:1', 'cxone:2', 'cxone:3']);
    expect(scene.roster.heldCount()).toBe(3);
    expect(scene.book.listed('cxone:1')?.display).toBe('unavailable');
    expect(scene.roster.totals().all.count).toBe(3);
    scene.roster.release('pointer');
    expect(scene.shown()).toEqual(['cxone:1', 'cxone:2', 'cxone:3']);
    scene.roster.release('menu');
    expect(scene.shown()).toEqual(['cxone:3', 'cxone:1', 'cxone:4']);
    expect(scene.roster.heldCount()).toBe(0);
  });

  it('counts a move that came to nothing no longer', () => {
    const scene = makeScene({ sort: 'state' }, three);
    scene.roster.hold('focus');
    scene.tell(changes('cxone:1', 2500, { presence: 'unavailable' }));
    expect(scene.roster.heldCount()).toBe(1);
    scene.tell(changes('cxone:1', 1000, { asOf: 2600 }));
    expect(scene.roster.heldCount()).toBe(0);
  });

  it('applies what waits when asked, and goes on holding', () => {
    const scene = makeScene({}, three);
    scene.roster.hold('pointer');
    scene.tell(changes('cxone:1', 9000, {}));
    scene.roster.applyHeld();
    expect(scene.shown()).toEqual(['cxone:2', 'cxone:3', 'cxone:1']);
    scene.tell(changes('cxone:2', 9500, {}));
    expect(scene.shown()).toEqual(['cxone:2', 'cxone:3', 'cxone:1']);
  });

  it('marks agents as they cross their limit, and brings them to the top', () => {
    const scene = makeScene({}, three);
    scene.tell(changes('cxone:3', 3000, { presence: 'unavailable', asOf: 3001 }));
    scene.pass(5999);
    expect(scene.shown()).toEqual(['cxone:1', 'cxone:2', 'cxone:3']);
    scene.pass(6000);
    expect(scene.shown()).toEqual(['cxone:3', 'cxone:1', 'cxone:2']);
    expect(scene.roster.rows().rowAt(0)).toMatchObject({ id: 'cxone:3', over: true });
    expect(scene.roster.totals().all.over).toBe(1);
  });

  it('tells its readers only when something of theirs changed', () => {
    const scene = makeScene({ sort: 'name' }, three);
    const rows = scene.roster.rows();
    const told = { rows: 0, totals: 0 };
    scene.roster.publish();
    scene.roster.subscribeRows(() => {
      told.rows += 1;
    });
    scene.roster.subscribeTotals(() => {
      told.totals += 1;
    });
    scene.tell(changes('cxone:1', 5000, {}));
    expect(told).toEqual({ rows: 0, totals: 0 });
    scene.tell(changes('cxone:1', 6000, { presence: 'unavailable' }));
    expect(told).toEqual({ rows: 0, totals: 1 });
    expect(scene.roster.rows().rowAt(0)).toEqual(rows.rowAt(0));
    scene.pass(9000);
    expect(told).toEqual({ rows: 1, totals: 2 });
  });

  it('finds people by any part of name, team and id, whatever their accents', () => {
    const zoe = arrives('cxone:77', 'Zoé Müller', 'Ärzte', 1);
    for (const text of ['zoe', 'MULLER', 'zoe arz', '77', 'mu zo']) {
      expect(makeScene({ text }, [...three, zoe]).shown()).toEqual(['cxone:77']);
    }
    expect(makeScene({ text: 'zoe bo' }, [...three, zoe]).shown()).toEqual([]);
  });
});
