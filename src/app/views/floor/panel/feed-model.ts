import { displayState, stateWord } from '../../../../floor/display.ts';
import type { Notice } from '../../../../floor/entities.ts';
import type { FloorEvent } from '../../../../floor/events.ts';
import type { Millis } from '../../../../lib/clock.ts';
import type { InertLink } from '../../../../lib/url.ts';
import type { PastEvent } from '../../../../protocol/history.ts';
import { commandTitle } from '../../../commands/words.ts';
import { CHANNEL_WORDS } from '../../../ui/channel-icon.tsx';
import { MODE_DOING, pendingWords, reasonWords } from '../row-words.ts';

/** A line of the event feed. */
export type FeedLine = {
  readonly key: string;
  readonly at: Millis;
  readonly kind: string;
  readonly text: string;
  readonly level: Notice['level'];
  readonly detail: string | undefined;
  readonly links: readonly InertLink[];
  readonly raw: string | undefined;
};

const MOST = 60;

/** What happened to an agent, newest first: the past that was fetched and the notices that come in live. */
export function feedLines(
  past: readonly PastEvent[],
  notices: readonly Notice[],
  name: string,
): readonly FeedLine[] {
  const lines = new Map<string, FeedLine>();
  const told = new Map<string, string>();
  for (const { sequence, event } of past) {
    if (event.type === 'notice.received') continue;
    const line = lineOf(event, name);
    if (line === undefined) continue;
    const { about, ...said } = line;
    // Platforms tell the same again and again, with and without the plus of a number: that is no news.
    const gist = said.text.replaceAll('+', '');
    if (told.get(about) === gist) continue;
    told.set(about, gist);
    const key = event.type === 'agent.state-changed' ? `${about} ${said.at}` : `${sequence}`;
    lines.set(key, { ...plain, key, ...said });
  }
  for (const notice of notices) {
    lines.set(notice.id, {
      key: notice.id,
      at: notice.asOf,
      kind: notice.kind,
      text: notice.title,
      level: notice.level,
      detail: notice.detail,
      links: notice.links,
      raw: notice.raw,
    });
  }
  return [...lines.values()].toSorted((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1)).slice(0, MOST);
}

const plain = { level: 'info', detail: undefined, links: [], raw: undefined } as const;

/** A line, and what it is about: the same about the same thing is told once. */
type Said = Pick<FeedLine, 'at' | 'kind' | 'text'> & { readonly about: string };

function lineOf(event: FloorEvent, name: string): Said | undefined {
  switch (event.type) {
    case 'agent.state-changed': {
      const { state } = event;
      const word = stateWord({ state }, displayState(state));
      const reason = reasonWords(displayState(state), state.reason);
      const next = pendingWords(state.pending);
      const parts = [word, reason, next].filter(part => part !== undefined);
      return said(state.since ?? state.asOf, 'State', parts.join(', '));
    }
    case 'agent.session-changed': {
      const { session } = event;
      const station = session.stationId ?? session.stationPhone;
      const text = session.status === 'open' ? 'Session is open' : 'Session is closed';
      return said(session.asOf, 'Session', station === undefined ? text : `${text}, station ${station}`);
    }
    case 'agent.session-ended':
      return said(event.asOf, 'Session', event.note ? `Session ended: ${event.note}` : 'Session ended');
    case 'contact.changed': {
      const { contact } = event;
      const party = contact.customerName ?? contact.customer;
      const where = [contact.queueName, party].filter(part => part !== undefined).join(', ');
      return said(
        contact.statusSince ?? contact.asOf,
        CHANNEL_WORDS[contact.channel],
        `${contact.word}${where && `: ${where}`}`,
        contact.id,
      );
    }
    case 'contact.ended':
      return said(
        event.asOf,
        'Contact',
        event.endReason ? `Ended: ${event.endReason}` : 'Ended',
        event.contactId,
      );
    case 'supervision.changed': {
      const { supervision } = event;
      const doing = supervision.ended ? 'stopped supervising' : MODE_DOING[supervision.mode];
      return said(supervision.asOf, 'Supervision', `${supervision.supervisor.name} ${doing}`, supervision.id);
    }
    case 'command.changed': {
      const { command } = event;
      const title = commandTitle(command.type, name);
      return said(command.asOf, 'Act', `${command.by.name}: ${title}, ${command.state}`, command.id);
    }
    default:
      return undefined;
  }
}

const said = (at: Millis, kind: string, text: string, about = kind): Said => ({ at, kind, text, about });
