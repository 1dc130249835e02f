import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactsOf } from './agent-state.ts';
import { MOST_NAMES, personName } from './names.ts';
import { customerPhone, servicePhone, stationPhone } from './phones.ts';
import { createRandom } from './random.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';
import { logOut } from './sessions.ts';
import { createStory, type Story } from './story.ts';
import type { StoryFact } from './types.ts';
import { buildWorld } from './world.ts';

const START = Date.UTC(2026, 2, 2, 10);

function makeStory(overrides: { seed?: number; agents?: number; scenario?: ScenarioName } = {}): Story {
  const { seed = 7, agents = 40, scenario = 'normal-day' } = overrides;
  return createStory({ seed, agents, platforms: ['cxone'], scenario: SCENARIOS[scenario], start: START });
}

/** A fact as one line, so that two stories can be compared. */
function line({ stage }: Story, fact: StoryFact): string {
  const at = stage.now();
  switch (fact.type) {
    case 'contact':
      return `${at} ${fact.contact.id} ${fact.contact.channel} ${fact.contact.status} ${fact.agent?.id}`;
    case 'agent-state':
      return `${at} ${fact.agent.id} ${JSON.stringify(fact.agent.state)}`;
    case 'supervision':
      return `${at} ${fact.supervision.supervisor.id} ${fact.supervision.agent.id} ${fact.supervision.ended}`;
    case 'chat-message':
      return `${at} ${fact.contact.id} ${fact.message.text}`;
    default:
      return `${at} ${fact.type} ${fact.agent.id}`;
  }
}

function record(story: Story): string[] {
  const lines: string[] = [];
  story.stage.listen(fact => lines.push(line(story, fact)));
  return lines;
}

/** What has to be true of a floor at every moment. */
function flaws({ stage }: Story): string[] {
  const found: string[] = [];
  const flaw = (is: boolean, what: string) => is && found.push(what);
  for (const agent of stage.agents.values()) {
    const contacts = contactsOf(stage, agent);
    const talking = contacts.filter(
      c => c.channel === 'voice' && ['active', 'joined', 'masked'].includes(c.status),
    );
    const { presence, activity } = agent.state;
    flaw(talking.length > 1, `${agent.id} talks in ${talking.length} calls`);
    flaw(contacts.length !== agent.contacts.size, `${agent.id} holds contacts that are over`);
    flaw(agent.session === undefined && contacts.length > 0, `${agent.id} is out with contacts`);
    flaw((agent.session === undefined) !== (presence === 'logged-out'), `${agent.id} is half logged in`);
    flaw(talking.length > 0 && activity === 'idle', `${agent.id} talks and idles`);
    flaw(activity === 'after-contact-work' && contacts.length === 0, `${agent.id} wraps nothing up`);
    flaw(agent.state.since > stage.now(), `${agent.id} is in a state of the future`);
    const consults = contacts.some(c => c.kind === 'consult' && c.status !== 'wrapping-up');
    flaw(consults !== (activity === 'consulting'), `${agent.id} consults unseen`);
    const wrapping = contacts.length > 0 && contacts.every(c => c.status === 'wrapping-up');
    flaw(wrapping && activity !== 'after-contact-work', `${agent.id} wraps up unseen`);
    for (const contact of contacts) flaw(contact.agent !== agent, `${contact.id} has two agents`);
  }
  for (const queue of stage.queues.values()) {
    for (const id of queue.waiting) {
      const contact = stage.contacts.get(id);
      flaw(
        contact?.status !== 'queued' || contact.agent !== undefined,
        `${id} waits in ${queue.name} wrongly`,
      );
    }
    for (const id of queue.ready) {
      const agent = stage.agents.get(id);
      flaw(agent?.state.presence !== 'available', `${id} is ready in ${queue.name} but not available`);
    }
    flaw(queue.answered + queue.abandoned > queue.offered * 2, `${queue.name} answers more than comes`);
  }
  for (const { agent, contact } of stage.supervisions)
    flaw(contact !== undefined && contact.agent !== agent, `${agent.id} is watched in another's call`);
  return found;
}

describe('the story', () => {
  it('is the same for the same seed, however time is cut', () => {
    const [one, other] = [makeStory(), makeStory()];
    const [lines, otherLines] = [record(one), record(other)];
    one.passTo(START + 3_600_000);
    for (let at = START; at <= START + 3_600_000; at += 700) other.passTo(at);
    other.passTo(START + 3_600_000);
    expect(lines.length).toBeGreaterThan(500);
    expect(otherLines).toEqual(lines);
  });

  it('is another for another seed', () => {
    const [one, other] = [makeStory({ seed: 1 }), makeStory({ seed: 2 })];
    const [lines, otherLines] = [record(one), record(other)];
    one.step(600);
    other.step(600);
    expect(otherLines).not.toEqual(lines);
  });

  it('keeps a floor’s rules over hours, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 2, max: 90 }), (seed, agents) => {
        const story = makeStory({ seed, agents });
        for (let quarter = 0; quarter < 16; quarter += 1) {
          story.step(907);
          expect(flaws(story)).toEqual([]);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('keeps them after every single fact of a busy hour', () => {
    const story = makeStory({ scenario: 'busy-day', agents: 24 });
    const ids = new Map<string, string>();
    let last = 0;
    story.stage.listen(fact => {
      expect(story.stage.now()).toBeGreaterThanOrEqual(last);
      last = story.stage.now();
      if (fact.type !== 'contact' || fact.contact.channel !== 'voice') return;
      const before = ids.get(fact.contact.id);
      expect(before).not.toBe('ended');
      if (fact.contact.status === 'ended' && fact.contact.endReason === 'refused') return;
      ids.set(fact.contact.id, fact.contact.status);
    });
    story.step(3_600);
    expect(flaws(story)).toEqual([]);
  });

  it('begins in the middle of a day: talks, waits and breaks, each since a while', () => {
    const { stage } = makeStory({ agents: 120 });
    const states = new Set(
      [...stage.agents.values()].map(({ state }) => `${state.presence} ${state.activity}`),
    );
    expect(states).toContain('available on-contact');
    expect(states).toContain('unavailable idle');
    expect(states).toContain('unavailable after-contact-work');
    expect(states).toContain('logged-out idle');
    const ages = [...stage.agents.values()].map(({ state }) => START - state.since);
    expect(Math.max(...ages)).toBeGreaterThan(600_000);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(0);
  });

  it('lets everything happen that a contact centre knows', () => {
    const story = makeStory({ agents: 120 });
    const seen = new Set<string>();
    story.stage.listen(fact => {
      if (fact.type === 'contact') {
        const { contact } = fact;
        seen
          .add(`${contact.channel} ${contact.status}`)
          .add(contact.kind)
          .add(contact.endReason ?? 'going on');
        if (contact.linked) seen.add('linked');
        if (contact.recording) seen.add('recorded');
        if (contact.parentId !== undefined && contact.masterId !== contact.id) seen.add('handed on');
      } else if (fact.type === 'aside') seen.add(fact.aside.kind);
      else seen.add(fact.type);
      if (
        fact.type === 'agent-state' &&
        fact.agent.contacts.size > 0 &&
        fact.agent.wanted.reason !== undefined
      )
        seen.add('pending break');
    });
    story.step(4 * 3_600);
    const expected = `voice queued,voice ringing,voice active,voice held,voice masked,voice joined,voice wrapping-up,
      voice preview,voice dialing,voice ringing-out,voice machine-check,chat active,digital active,voicemail active,
      work-item active,consult,dialer,linked,recorded,handed on,transferred,abandoned,refused,no-answer,busy,machine,
      bad-number,indicator,page,pop,run-app,assist,custom,mute,conference,low-list,closed-hours,promise,playback,
      updated,session-started,session-ended,leg,supervision,chat-message,pending break`;
    expect(expected.split(',').filter(word => !seen.has(word.trim()))).toEqual([]);
  });
});

describe('scenarios', () => {
  it('stands still when quiet, while its time goes on', () => {
    const story = makeStory({ scenario: 'quiet' });
    const lines = record(story);
    story.passTo(START + 3_600_000);
    expect(lines).toEqual([]);
    expect(story.stage.now()).toBe(START + 3_600_000);
    story.step(120);
    expect(lines.length).toBeGreaterThan(5);
    expect(story.stage.now()).toBe(START + 3_720_000);
    expect(flaws(story)).toEqual([]);
  });

  it('piles calls up in a queue spike', () => {
    const [usual, spiked] = [makeStory({ agents: 120 }), makeStory({ agents: 120, scenario: 'queue-spike' })];
    const offered = (story: Story) =>
      [...story.stage.queues.values()].find(({ name }) => name === 'Billing')?.offered ?? 0;
    const [before, spikedBefore] = [offered(usual), offered(spiked)];
    usual.step(900);
    spiked.step(900);
    expect(offered(spiked) - spikedBefore).toBeGreaterThan(2 * (offered(usual) - before));
  });

  it('throws people out in an outage, and lets them come back', () => {
    const story = makeStory({ agents: 120, scenario: 'outage' });
    const loggedIn = () =>
      [...story.stage.agents.values()].filter(({ session }) => session !== undefined).length;
    const before = loggedIn();
    story.step(30);
    const during = loggedIn();
    story.step(400);
    expect(during).toBeLessThan(before * 0.75);
    expect(loggedIn()).toBeGreaterThan(during * 1.2);
  });

  it('leaves agents stuck in calls of hours ago until their session is ended', () => {
    const { stage } = makeStory({ scenario: 'stuck-agent' });
    const stuck = [...stage.contacts.values()].filter(contact => contact.stuck);
    expect(stuck).toHaveLength(4);
    const [first] = stuck;
    expect(START - (first?.startedAt ?? START)).toBeGreaterThan(2 * 3_600_000);
    expect(first?.agent?.session?.leg?.status).toBe('disconnected');
    const agent = first?.agent;
    if (agent === undefined) throw new Error('nobody is stuck');
    logOut(stage, agent, true);
    expect(first?.status).toBe('ended');
    expect(agent.state.presence).toBe('logged-out');
  });
});

describe('the world', () => {
  it('names ten thousand people differently', () => {
    expect(MOST_NAMES).toBeGreaterThan(10_000);
    const world = buildWorld({ seed: 3, agents: 10_000, platforms: ['cxone'], now: START });
    const names = new Set([...world.agents.values()].map(({ first, last }) => `${first} ${last}`));
    expect(names.size).toBe(10_000);
    expect(personName(MOST_NAMES + 1)).not.toEqual(personName(1));
  });

  it('has as many agents as asked for: supervisors are among them on CXone, and on top on Genesys', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.integer(), (agents, seed) => {
        const world = buildWorld({ seed, agents, platforms: ['cxone', 'genesys'], now: START });
        const everybody = [...world.agents.values()];
        const unlisted = everybody.filter(({ platform, supervisor }) => supervisor && platform === 'genesys');
        expect(everybody.length - unlisted.length).toBe(agents);
      }),
    );
    const world = buildWorld({ seed: 3, agents: 120, platforms: ['cxone'], now: START });
    expect([...world.agents.values()].filter(({ supervisor }) => supervisor)).toHaveLength(4);
    expect(world.teams).toHaveLength(7);
  });

  it('has as many branches as asked for, each with its queues and teams', () => {
    const world = buildWorld({ seed: 3, agents: 300, branches: 9, platforms: ['netsapiens'], now: START });
    const agents = [...world.agents.values()];
    expect(agents).toHaveLength(300);
    expect(world.queues.size).toBe(63);
    const served = new Set(agents.flatMap(({ queues }) => [...queues.keys()]));
    expect(served.size).toBe(63);
    const lines = [...world.queues.values()].map(({ line }) => line);
    expect(new Set(lines).size).toBe(63);
  });

  it('dials only numbers that are kept for fiction', () => {
    const random = createRandom(5);
    const fiction =
      /^\+44(20794|11749|12149|13149|14149|16149)60\d{3}$|^\+447700900\d{3}$|^\+1\d{3}55501\d\d$/;
    for (let i = 0; i < 500; i += 1) {
      const phone = customerPhone(random);
      expect(phone).toMatch(fiction);
    }
    expect(servicePhone(12)).toBe('+448081570012');
    expect(stationPhone(12_005)).toBe('+441632960005');
  });
});
