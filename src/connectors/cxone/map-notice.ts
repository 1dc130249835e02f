import { plainLine, plainText } from '../../lib/text.ts';
import { type InertLink, inertLink } from '../../lib/url.ts';
import { rawText } from '../json.ts';
import type { HeardNotice } from './facts.ts';
import { line, type MapContext, timeOf } from './map-context.ts';
import { resultWords } from './result-words.ts';
import type { CxoneEvent } from './wire.ts';

const RAW_LENGTH = 4096;
const DETAIL_LENGTH = 2000;

/** A notice out of an event's kind, a title in plain words, and what else there is to show. */
export function noticeOf(
  kind: string,
  title: string,
  raw: unknown,
  rest: Partial<Omit<HeardNotice, 'kind' | 'title' | 'raw'>> = {},
): HeardNotice {
  return {
    kind: plainLine(kind, 80),
    title: plainLine(title, 200),
    detail: undefined,
    level: 'info',
    links: [],
    at: undefined,
    key: undefined,
    ...rest,
    raw: rawText(raw, RAW_LENGTH),
  };
}

/** What is shown for an event that the floor has no word for: `undefined` when its own fact says it all. */
export function noticeFrom(event: CxoneEvent, raw: unknown, context: MapContext): HeardNotice | undefined {
  const notice = (title: string, rest: Parameters<typeof noticeOf>[3] = {}) =>
    noticeOf(event.Type, title, raw, rest);
  switch (event.Type) {
    case 'AgentError':
      return notice(
        `${event.Target === 'AgentLeg' ? 'Agent leg' : 'Call'}: ${resultWords(event.ResultCode)}`,
        {
          level: event.ErrorLevel?.toLowerCase() === 'high' ? 'error' : 'warning',
          detail: detail([event.ResultCode.word, event.ContactID && `contact ${event.ContactID}`]),
        },
      );
    case 'RemoteAgentSessionEnd':
      return notice('The session was ended by an administrator', {
        level: 'warning',
        detail: text(event.Message),
      });
    case 'AgentSessionEnd':
      return event.Success === false
        ? notice('The session did not end cleanly', { level: 'warning', detail: text(event.Message) })
        : undefined;
    case 'NaturalCallingSkillList':
      return notice(event.Empty === true ? 'The dialer list is empty' : 'The dialer list is running low', {
        level: 'warning',
        key: 'list',
      });
    case 'Indicator': {
      const state = event.IndicatorState?.word.toLowerCase() === 'off' ? 'off' : 'on';
      return notice(`Indicator ${event.Name ?? ''} is ${state}`, {
        key: `${event.ContactID ?? ''} ${event.Name ?? ''}`,
        detail: text(event.ToolTip),
        links: links(event.ActionUri),
      });
    }
    case 'PageOpen':
      return notice('A page was opened for the agent', {
        links: links(event.PageUri),
        detail: text(event.Action),
      });
    case 'PopURL':
      return notice(`A page was opened for the agent: ${event.TabTitle ?? 'no title'}`, {
        links: links(event.URL),
      });
    case 'RunApp':
      return notice('The agent’s application was told to start something', {
        detail: detail([event.ActionType?.word, event.ActionValue]),
        links: event.ActionType?.known === 'OpenURL' ? links(event.ActionValue) : [],
      });
    case 'TakeOver':
      return notice('A supervisor took over the contact', {
        level: 'warning',
        at: timeOf(context, event.TakeOverDate),
        detail: `contact ${event.ContactID}`,
      });
    case 'CustomEvent':
      return notice(`Custom event ${event.EventName ?? 'without a name'}`, { detail: text(event.Data) });
    case 'HoursOfOperation':
      return notice('The skill of the transfer is closed now', {
        level: 'warning',
        detail:
          event.ShowContinueReskill === true
            ? 'The agent may queue the transfer all the same.'
            : 'The transfer cannot be queued.',
      });
    case 'Mute':
      return notice(event.AgentMuted === true ? 'The agent muted the line' : 'The agent’s line is open', {
        key: 'mute',
      });
    case 'Conference':
      return notice('The agent is in a conference', {
        key: 'conference',
        detail: event.ConferenceNo && `conference ${line(event.ConferenceNo, 80)}`,
      });
    case 'ChatText':
      return undefined;
    case 'VoiceMailPlayBackEvent':
      return notice(event.PlayBackPaused === true ? 'Voicemail paused' : 'Voicemail is played', {
        key: `playback ${event.ContactID}`,
        detail: event.PlayBackPosition === undefined ? undefined : `at ${event.PlayBackPosition}`,
      });
    case 'UpdatePermissions':
      return notice('The agent’s permissions changed');
    case 'UpdateUnavailableCodes':
      return notice('The unavailable codes changed');
    case 'UpdateSkills':
      return notice('The agent’s skills changed');
    case 'UpdateMessages':
      return notice('A message to the agent arrived or changed');
    case 'UpdateIndicators':
      return notice('The agent’s indicators changed');
    case 'UpdateCallbacks':
      return notice('The agent’s callbacks changed');
    case 'UpdateDialerCampaigns':
      return notice('The dialer campaigns changed');
    case 'MchAgentSettingsChangeEvent':
      return notice('How many contacts the agent may handle at once changed', {
        detail: detail([
          event.DeliveryMode,
          event.TotalContactCount === undefined ? undefined : `${event.TotalContactCount} contacts in all`,
        ]),
      });
    case 'AgentAssist':
      return notice(`Agent assist: ${event.AppTitle ?? 'application'}`, { links: links(event.AppUri) });
    case 'AgentWorkflowConfiguration':
    case 'AgentWorkflowCreatePayload':
      return notice('The agent’s workflow application got data');
    case 'PromiseKeeper':
      return notice('A personal callback is due', {
        detail: detail([event.FirstName, event.LastName, event.Notes]),
        at: timeOf(context, event.DeliveryTime),
      });
    case 'PromiseKeeperStatus':
      return notice(`Personal callback: ${event.Status ?? 'changed'}`);
    case 'SmartReachValidation':
      return notice('A message to a customer was not valid', {
        level: 'warning',
        detail: text(event.ValidationFailureCode),
      });
    default:
      return undefined;
  }
}

function text(value: string | undefined): string | undefined {
  const clean = value === undefined ? '' : plainText(value, DETAIL_LENGTH);
  return clean === '' ? undefined : clean;
}

function detail(parts: readonly (string | undefined)[]): string | undefined {
  return text(parts.filter(part => part !== undefined && part !== '').join(', '));
}

function links(address: string | undefined): readonly InertLink[] {
  return address === undefined ? [] : [inertLink(address)];
}
