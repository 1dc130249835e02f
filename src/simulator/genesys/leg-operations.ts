import * as z from 'zod';
import { LEG_OPERATIONS, type LegOperation } from '../../connectors/genesys/wire-text.ts';
import { endTalk } from '../story/contact-life.ts';
import type { Stage } from '../story/stage.ts';
import { say } from '../story/texts.ts';
import { may } from './capabilities.ts';
import { type Conversations, type Notify, SMS_TOPIC } from './conversations.ts';
import { type Leg, listeners } from './model.ts';
import type { Reactions } from './reactions.ts';
import { Refusal } from './refusal.ts';
import type { Render } from './render.ts';

const text = z.string().min(1).max(4_000);
const PARAMS = {
  SendMessage: z.looseObject({ text }),
  SendToAgents: z.looseObject({ text }),
  SendUrl: z.looseObject({ url: z.string().min(1).max(2_000) }),
  SendCustomNoticeToAgents: z.looseObject({ noticeText: text }),
  Accept: z.looseObject({ nickname: z.string().min(1).max(80).optional() }),
  SetDisposition: z.looseObject({ disposition: z.string(), dispositionKey: z.string().min(1).optional() }),
  userData: z.looseObject({ userData: z.record(z.string(), z.unknown()) }),
  keys: z.looseObject({ keys: z.array(z.string()) }),
} as const;

const TYPING: Partial<Record<LegOperation, readonly ['TypingStarted' | 'TypingStopped', 'All' | 'Agents']>> =
  {
    SendStartTypingNotification: ['TypingStarted', 'All'],
    SendStopTypingNotification: ['TypingStopped', 'All'],
    SendStartTypingToAgentsNotification: ['TypingStarted', 'Agents'],
    SendStopTypingToAgentsNotification: ['TypingStopped', 'Agents'],
  };

/** One page's example leaves out an `s`. */
const MISSPELT: Readonly<Record<string, LegOperation>> = {
  SendStopTypingToAgentNotification: 'SendStopTypingToAgentsNotification',
};

/** Performs an operation on a user's own leg; what the answer has besides success. Throws a `Refusal`. */
export type OperateLeg = (leg: Leg, name: string, body: unknown) => Readonly<Record<string, unknown>>;

export function createLegOperations(given: {
  readonly stage: Stage;
  readonly conversations: Conversations;
  readonly render: Render;
  readonly notify: Notify;
  readonly reactions: Reactions;
}): OperateLeg {
  const { stage, conversations, render, notify, reactions } = given;
  let references = 0;

  const send = (leg: Leg, visibility: 'All' | 'Agents', content: Parameters<Conversations['post']>[3]) => {
    const { participant, session } = leg;
    if (participant === undefined)
      throw new Refusal('invalidState', 'The user does not participate in the session');
    conversations.post(session, participant, visibility, content);
    if (content.type === 'Text' && leg.mode !== undefined) reactions.supervisorWrote(session, visibility);
  };

  const changeData = (leg: Leg, change: (data: Record<string, unknown>) => void) => {
    references += 1;
    change(leg.session.userData);
    for (const each of listeners(leg.session))
      notify(each.user, SMS_TOPIC, render.legChanged(each, 'PropertiesUpdated', { referenceId: references }));
    return { referenceId: references };
  };

  const leave = (leg: Leg, state: Leg['state']) => {
    references += 1;
    if (leg.mode === undefined) endTalk(stage, leg.session.contact, 'done');
    else conversations.part(leg, state, { referenceId: references });
    return { referenceId: references };
  };

  return (leg, name, body) => {
    const operation = LEG_OPERATIONS.find(each => each === (MISSPELT[name] ?? name));
    if (operation === undefined) throw new Refusal('validationError', `Operation ${name} is not supported`);
    const allowed = may(leg, operation);
    if (allowed === 'wrong-state')
      throw new Refusal('invalidState', `Operation ${operation} is not possible in state ${leg.state}`);
    if (allowed === 'forbidden')
      throw new Refusal('forbidden', `Operation ${operation} is forbidden in supervisor mode ${leg.mode}`);
    switch (operation) {
      case 'Accept': {
        leg.nickname = read(PARAMS.Accept, body).nickname ?? leg.nickname;
        conversations.join(leg);
        return {};
      }
      case 'Reject':
        return leave(leg, 'Completed');
      case 'Leave':
      case 'Complete':
        return leave(leg, 'Completed');
      case 'SendMessage': {
        const message = read(PARAMS.SendMessage, body).text;
        if (leg.mode === undefined) say(stage, leg.session.contact, 'agent', message);
        else send(leg, 'All', { type: 'Text', text: message });
        return {};
      }
      case 'SendToAgents':
        send(leg, 'Agents', { type: 'Text', text: read(PARAMS.SendToAgents, body).text });
        return {};
      case 'SendUrl':
        send(leg, 'All', { type: 'PushUrl', url: read(PARAMS.SendUrl, body).url });
        return {};
      case 'SendCustomNoticeToAgents':
        send(leg, 'Agents', {
          type: 'CustomNotice',
          noticeText: read(PARAMS.SendCustomNoticeToAgents, body).noticeText,
        });
        return {};
      case 'SwitchToMonitor':
        conversations.show(leg, 'Monitor');
        return {};
      case 'SwitchToCoach':
        conversations.show(leg, 'Coach');
        return {};
      case 'SwitchToBargeIn':
        conversations.show(leg, 'BargeIn');
        return {};
      case 'SetDisposition': {
        const { disposition, dispositionKey = 'disposition_code' } = read(PARAMS.SetDisposition, body);
        return changeData(leg, data => {
          data[dispositionKey] = disposition;
        });
      }
      case 'AttachUserData':
      case 'UpdateUserData': {
        const { userData } = read(PARAMS.userData, body);
        return changeData(leg, data => Object.assign(data, userData));
      }
      case 'DeleteUserData': {
        const { keys } = read(PARAMS.keys, body);
        return changeData(leg, data => {
          for (const key of keys) delete data[key];
        });
      }
      case 'SetInFocus':
        return {};
      default: {
        const typing = TYPING[operation];
        if (typing !== undefined) send(leg, typing[1], { type: typing[0] });
        return {};
      }
    }
  };
}

/** Reads an operation's parameters, or says which is missing. */
function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = issue?.path.join('.') ?? '';
  const missing = issue?.code === 'invalid_type' && issue.input === undefined;
  throw new Refusal(
    missing ? 'parameterMissing' : 'validationError',
    missing ? `Parameter ${name} is missing` : `Parameter ${name} is not valid`,
  );
}
