import type { CommandRecord } from '../../floor/commands.ts';
import type {
  Agent,
  AgentSession,
  Contact,
  Notice,
  TextMessage,
  TextParticipant,
  TextSession,
} from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { Lens } from './lens.ts';

/** Stands where a text was. */
export const HIDDEN_TEXT = '•••';

/** An address without what tells whose it is: country and last three digits stay, `+44 •••118` [FD7]. */
export function maskAddress(address: string): string {
  const digits = address.replace(/[^\d+]/g, '');
  if (digits.replace('+', '').length < 7) return HIDDEN_TEXT;
  const country = digits.startsWith('+') ? `${digits.slice(0, 3)} ` : '';
  return `${country}${HIDDEN_TEXT}${digits.slice(-3)}`;
}

const maskOptional = (address: string | undefined) =>
  address === undefined ? undefined : maskAddress(address);
const hideOptional = (text: string | undefined) => (text === undefined ? undefined : HIDDEN_TEXT);

/** A login as a lens shows it: who works at home is called on a telephone of their own. */
function maskSession(lens: Lens, session: AgentSession): AgentSession {
  return lens.customers ? session : { ...session, stationPhone: maskOptional(session.stationPhone) };
}

/** An agent as a lens shows it. */
export function maskAgent(lens: Lens, agent: Agent): Agent {
  if (lens.customers || agent.session?.stationPhone === undefined) return agent;
  return { ...agent, session: maskSession(lens, agent.session) };
}

/** A contact as a lens shows it. */
export function maskContact(lens: Lens, contact: Contact): Contact {
  if (lens.customers) return contact;
  const { customer, customerName } = contact;
  return {
    ...contact,
    customer: maskOptional(customer),
    customerName: hideOptional(customerName),
    notes: undefined,
    links: [],
  };
}

/** A notice as a lens shows it: vendors put addresses and messages into details and payloads. */
export function maskNotice(lens: Lens, notice: Notice): Notice {
  if (lens.customers && lens.texts) return notice;
  return { ...notice, title: notice.kind, detail: undefined, links: [], raw: undefined };
}

/** Who is no colleague: neither the name nor the id is shown, for many platforms use the telephone number as id. */
function maskParticipant(lens: Lens, participant: TextParticipant): TextParticipant {
  const { role } = participant;
  if (lens.customers || role === 'agent' || role === 'supervisor') return participant;
  return { ...participant, id: role, name: HIDDEN_TEXT };
}

/** A conversation as a lens shows it. */
export function maskText(lens: Lens, session: TextSession): TextSession {
  if (lens.customers && lens.texts) return session;
  return {
    ...session,
    customer: lens.customers ? session.customer : maskOptional(session.customer),
    customerName: lens.customers ? session.customerName : hideOptional(session.customerName),
    subject: lens.texts ? session.subject : hideOptional(session.subject),
    participants: session.participants.map(participant => maskParticipant(lens, participant)),
    // Any of the values may be a name, a number or what somebody said.
    userData: session.userData?.map(({ key }) => ({ key, value: HIDDEN_TEXT })),
  };
}

/** A message as a lens shows it: that something was said, and by which side, stays. */
export function maskMessage(lens: Lens, message: TextMessage): TextMessage {
  if (lens.customers && lens.texts) return message;
  return {
    ...message,
    from: maskParticipant(lens, message.from),
    text: lens.texts ? message.text : HIDDEN_TEXT,
  };
}

/** A command as a lens shows it. */
export function maskCommand(lens: Lens, command: CommandRecord): CommandRecord {
  if (lens.reasons) return command;
  const outcome = command.outcome && { ...command.outcome, rawText: undefined };
  return { ...command, reason: undefined, outcome };
}

/** An event as a lens shows it; the same object where nothing has to be hidden. */
export function maskEvent(lens: Lens, event: FloorEvent): FloorEvent {
  if (lens.customers && lens.texts && lens.reasons) return event;
  switch (event.type) {
    case 'agent.session-changed':
      return { ...event, session: maskSession(lens, event.session) };
    case 'contact.changed':
      return { ...event, contact: maskContact(lens, event.contact) };
    case 'text.session-changed':
      return { ...event, session: maskText(lens, event.session) };
    case 'text.message-added':
      return { ...event, message: maskMessage(lens, event.message) };
    case 'notice.received':
      return { ...event, notice: maskNotice(lens, event.notice) };
    case 'command.changed':
      return { ...event, command: maskCommand(lens, event.command) };
    default:
      return event;
  }
}
