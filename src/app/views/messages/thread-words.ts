import type { TextMessage, TextSession } from '../../../floor/entities.ts';
import { nativeOf } from '../../../floor/ids.ts';
import { firstName } from '../../ui/format.ts';

/** Whether a text stands for one that is hidden from this role. */
export function isHidden(text: string | undefined): boolean {
  return text === '•••';
}

/** What a customer is called: by name where it is known and may be seen, else by number. */
export function customerName(session: Pick<TextSession, 'customer' | 'customerName'>): string {
  const { customer, customerName: name } = session;
  if (isHidden(name)) return isHidden(customer) ? 'Customer' : (customer ?? 'Customer');
  return name || customer || 'Customer';
}

/** The short of it, for sentences: the first name, or the whole number. */
export function shortName(name: string): string {
  return /^[+\d]/.test(name) ? name : firstName(name);
}

/** What an agent is called while the name is not known. */
export function agentNameOf(session: Pick<TextSession, 'agentId'>, name: string | undefined): string {
  if (name !== undefined && name !== '') return name;
  return session.agentId === undefined ? 'nobody' : nativeOf(session.agentId);
}

/**
 * Whether the customer still waits where the board found that they have waited too long: it looks once a second, and that
 * somebody has answered shows at once.
 */
export function isStillLate(late: boolean, session: Pick<TextSession, 'waitingFor'> | undefined): boolean {
  return late && session?.waitingFor?.role === 'agent';
}

/** One line of a message, for a list. */
export function snippet(message: TextMessage): string {
  return message.text.replace(/\s+/g, ' ').slice(0, 160);
}
