import { err, ok, type Result } from '../../lib/result.ts';
import { contactsOf, settle } from '../story/agent-state.ts';
import { answer, refuse } from '../story/calls.ts';
import { BREAK_CODES } from '../story/catalogue.ts';
import { endTalk, finish, giveTo, move, openContact, retell } from '../story/contact-life.ts';
import { dial } from '../story/dialer.ts';
import { consult, transferTo } from '../story/handover.ts';
import { newCustomer } from '../story/routing.ts';
import { dialLeg, endLeg, logIn, logOut, setPresence } from '../story/sessions.ts';
import type { Stage } from '../story/stage.ts';
import { say } from '../story/texts.ts';
import { getStuck } from '../story/trouble.ts';
import type { Aside, Channel, StoryAgent, StoryContact } from '../story/types.ts';

/** Everything that control can make an agent do or suffer now. */
export const ACT_NAMES = [
  'login',
  'logout',
  'force-logout',
  'available',
  'break',
  'ring',
  'answer',
  'refuse',
  'hold',
  'resume',
  'mask',
  'record',
  'conference',
  'transfer',
  'consult',
  'end',
  'finish-wrap-up',
  'dial-out',
  'chat',
  'sms',
  'say',
  'voicemail',
  'work-item',
  'digital',
  'stuck',
  'dial-leg',
  'drop-leg',
  'leg-error',
  'indicator-on',
  'indicator-off',
  'page',
  'pop',
  'mute',
  'custom',
  'low-list',
  'closed-hours',
  'permissions',
] as const;
export type ActName = (typeof ACT_NAMES)[number];

type Done = Result<{ readonly contactId?: string | undefined }, string>;

/** Makes it happen now; the error says what stands in the way. */
export function act(stage: Stage, agentId: string, name: ActName, detail: string | undefined): Done {
  const agent = stage.agents.get(agentId);
  if (agent === undefined) return err(`There is no agent ${agentId}.`);
  const story = (done: Result<unknown, string>): Done =>
    done.ok ? ok({}) : err(`That cannot be: ${done.error}.`);
  switch (name) {
    case 'login': {
      const done = logIn(stage, agent, { withLeg: true });
      if (done.ok) setPresence(stage, agent, { presence: 'available', reason: undefined });
      return story(done);
    }
    case 'logout':
    case 'force-logout':
      return story(logOut(stage, agent, name === 'force-logout'));
    case 'available':
      return story(setPresence(stage, agent, { presence: 'available', reason: undefined }));
    case 'break': {
      const code = BREAK_CODES.find(each => each.name.toLowerCase() === (detail ?? 'break').toLowerCase());
      return code
        ? story(setPresence(stage, agent, { presence: 'unavailable', reason: code.name }))
        : err(`There is no unavailable code ${detail}.`);
    }
    case 'ring':
      return arriveAt(stage, agent, 'voice', detail);
    case 'chat':
    case 'sms':
    case 'voicemail':
    case 'work-item':
    case 'digital':
      return arriveAt(stage, agent, name, detail);
    case 'stuck':
      getStuck(stage, agent, Number(detail) > 0 ? Number(detail) : 3);
      return ok({ contactId: [...agent.contacts][0] });
    case 'dial-out': {
      const queue = agent.campaign ?? [...stage.queues.values()].find(each => each.direction === 'outbound');
      if (queue === undefined || agent.session === undefined) return err('The agent is not logged in.');
      return ok({ contactId: dial(stage, agent, queue, detail === 'preview', true).id });
    }
    case 'dial-leg':
      return story(dialLeg(stage, agent));
    case 'drop-leg':
      return story(endLeg(stage, agent));
    case 'leg-error':
      stage.tell({ type: 'leg-error', agent, code: detail ?? 'BadNumber', contactId: undefined });
      return ok({});
    case 'indicator-on':
    case 'indicator-off':
    case 'page':
    case 'pop':
    case 'mute':
    case 'custom':
    case 'low-list':
    case 'closed-hours':
    case 'permissions':
      stage.tell({ type: 'aside', agent, aside: asideOf(agent, name, detail) });
      return ok({});
    default:
      return withContact(stage, agent, name, detail);
  }
}

function arriveAt(stage: Stage, agent: StoryAgent, channel: Channel, queueName: string | undefined): Done {
  if (agent.session === undefined) return err('The agent is not logged in.');
  const own = [...agent.queues.keys()].flatMap(id => stage.queues.get(id) ?? []);
  const all = [...stage.queues.values()].filter(queue => queue.platform === agent.platform);
  const fits = (queue: (typeof all)[number]) =>
    queue.channel === channel &&
    queue.direction === 'inbound' &&
    (queueName === undefined || queue.name === queueName);
  const queue = own.find(fits) ?? all.find(fits);
  if (queue === undefined) return err(`There is no queue ${queueName ?? channel}.`);
  const { platform } = agent;
  const contact = openContact(stage, {
    platform,
    channel,
    direction: 'inbound',
    status: 'ringing',
    queue,
    customer: newCustomer(stage),
    ...(channel === 'work-item' && { note: '{"case":"C-1"}' }),
  });
  queue.offered += 1;
  giveTo(stage, contact, agent);
  move(stage, contact, 'ringing');
  return ok({ contactId: contact.id });
}

/** Acts on what the agent has in hand: the contact that was named, or the newest that fits. */
function withContact(stage: Stage, agent: StoryAgent, name: ActName, detail: string | undefined): Done {
  const wanted: Partial<Readonly<Record<ActName, readonly StoryContact['status'][]>>> = {
    answer: ['ringing'],
    refuse: ['ringing'],
    hold: ['active', 'joined'],
    resume: ['held', 'masked', 'joined'],
    'finish-wrap-up': ['wrapping-up'],
  };
  const statuses = wanted[name];
  const contact = contactsOf(stage, agent)
    .reverse()
    .find(each => (statuses ? statuses.includes(each.status) : each.status !== 'wrapping-up'));
  if (contact === undefined) return err(`The agent has no contact for that: ${name}.`);
  switch (name) {
    case 'answer':
      answer(stage, contact);
      break;
    case 'refuse':
      refuse(stage, contact);
      break;
    case 'hold':
      move(stage, contact, 'held');
      break;
    case 'resume':
      move(stage, contact, 'active');
      break;
    case 'mask':
      move(stage, contact, 'masked');
      break;
    case 'conference':
      move(stage, contact, 'joined');
      break;
    case 'record':
      contact.recording = !contact.recording;
      retell(stage, contact);
      break;
    case 'transfer':
      transferTo(
        stage,
        contact,
        [...stage.queues.values()].find(queue => queue.name === detail),
      );
      break;
    case 'consult':
      consult(stage, contact);
      break;
    case 'say':
      say(stage, contact, 'customer', detail ?? 'Hello?');
      break;
    case 'finish-wrap-up':
      finish(stage, contact, 'hung-up');
      break;
    default:
      endTalk(stage, contact, 'hung-up');
  }
  settle(stage, agent);
  return ok({ contactId: contact.id });
}

function asideOf(agent: StoryAgent, name: ActName, detail: string | undefined): Aside {
  const [contactId] = agent.contacts;
  switch (name) {
    case 'indicator-on':
    case 'indicator-off':
      return { kind: 'indicator', name: detail ?? 'Complaint', on: name === 'indicator-on', contactId };
    case 'page':
      return { kind: 'page', contactId, url: detail ?? 'https://desk.example.com/case/1' };
    case 'pop':
      return {
        kind: 'pop',
        contactId,
        url: detail ?? 'https://crm.example.com/customers/1',
        title: 'Customer',
      };
    case 'mute':
      return { kind: 'mute', muted: detail !== 'off' };
    case 'low-list':
      return { kind: 'low-list', empty: detail === 'empty' };
    case 'closed-hours':
      return { kind: 'closed-hours', mayContinue: detail !== 'no' };
    case 'permissions':
      return { kind: 'updated', what: 'permissions' };
    default:
      return { kind: 'custom', name: detail ?? 'CustomerMood', data: 'calm' };
  }
}
