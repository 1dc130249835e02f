import type { StoryContact } from '../story/types.ts';
import type { Call } from './call.ts';
import { type ListQuery, listQuery, page, wholeNumber } from './lists.ts';
import { type Cxone, skewOf } from './platform.ts';
import { activeContactRow, CONTACT_STATES, contactStateRow } from './realtime-rows.ts';
import { json, nothing, refused } from './reply.ts';
import { BUSINESS_UNIT } from './tokens.ts';
import { digits } from './words.ts';

const ACTIVE_FIELDS =
  'contactId,masterContactId,agentId,agentStartDate,firstName,lastName,teamId,teamName,skillId,skillName,campaignId,campaignName,contactStartDate,lastUpdateTime,stateId,stateName,contactStateCategory,digitalContactStateId,digitalContactStateName,holdCount,isLogged,isOutbound,isTakeover,targetAgentId,mediaTypeId,mediaTypeName,mediaSubTypeId,mediaSubTypeName,fromAddress,toAddress'.split(
    ',',
  );
const STATE_FIELDS =
  'contactId,masterContactId,agentId,firstName,lastName,teamId,teamName,skillId,skillName,campaignId,campaignName,contactStateId,contactStateName,digitalContactStateId,digitalContactStateName,startDate,lastUpdateTime,mediaTypeId,mediaTypeName,mediaSubTypeId,mediaSubTypeName,fromAddress,toAddress'.split(
    ',',
  );
const NUMBERS = [
  'mediaTypeId',
  'mediaSubTypeId',
  'skillId',
  'campaignId',
  'agentId',
  'teamId',
  'stateId',
  'digitalContactStateId',
  'contactId',
] as const;
const ADDRESSES = ['fromAddress', 'toAddress'] as const;

/** GET contacts/active; 204 when there is nothing to tell. */
export function activeContacts(cxone: Cxone, call: Call): Response {
  const query = listQuery(cxone, call, ACTIVE_FIELDS);
  if (query instanceof Response) return query;
  const found = contactsAsked(cxone, call, query, NUMBERS, ADDRESSES);
  if (found instanceof Response) return found;
  const { rows, envelope } = page(cxone, call, query, found, contact => activeContactRow(cxone, contact));
  return json({ ...envelope, ...polled(cxone), activeContacts: rows });
}

/**
 * GET contacts/states: the same contacts by the state that each is in, and since when. That it says 204 for none is
 * inferred from contacts/active.
 */
export function contactStates(cxone: Cxone, call: Call): Response {
  const query = listQuery(cxone, call, STATE_FIELDS);
  if (query instanceof Response) return query;
  const found = contactsAsked(cxone, call, query, ['agentId'], []);
  if (found instanceof Response) return found;
  const { rows, envelope } = page(cxone, call, query, found, contact => contactStateRow(cxone, contact));
  return json({ ...envelope, ...polled(cxone), contactStates: rows });
}

/** GET contacts/parked: the story parks nobody. */
export function parkedContacts(): Response {
  return nothing('No Contacts for the specified period');
}

/** GET contact-state-descriptions: the words for `stateId` of active contacts. The members' names are inferred. */
export function contactStateDescriptions(): Response {
  const contactStateDescriptions = Object.values(CONTACT_STATES).map(
    ([contactStateId, contactStateName]) => ({ contactStateId, contactStateName }),
  );
  return json({ contactStateDescriptions });
}

const polled = ({ stage, time }: Cxone) => ({
  businessUnitId: BUSINESS_UNIT,
  lastPollTime: time(stage.now()),
});

/** The contacts that the call's filters leave, or what is said instead of a list. */
function contactsAsked(
  cxone: Cxone,
  call: Call,
  { updatedSince }: ListQuery,
  numbers: readonly string[],
  addresses: readonly string[],
): readonly StoryContact[] | Response {
  const wanted = new Map<string, number>();
  for (const name of numbers) {
    const value = wholeNumber(call.arg(name));
    if (value === null)
      return refused(400, 'InvalidFilter', `Invalid filter parameter ${name}: it must be an integer`);
    if (value !== undefined) wanted.set(name, value);
  }
  // A plus that was not escaped arrives as a space: numbers are compared by their digits.
  const dialled = new Map(
    addresses.flatMap(name => {
      const value = call.arg(name);
      return value === undefined ? [] : [[name, digits(value)] as const];
    }),
  );
  const skew = skewOf(cxone);
  const isWanted = (contact: StoryContact) => {
    if (contact.platform !== 'cxone') return false;
    if (updatedSince !== undefined && contact.updatedAt + skew < updatedSince) return false;
    if (wanted.size === 0 && dialled.size === 0) return true;
    const row: Readonly<Record<string, unknown>> = activeContactRow(cxone, contact);
    return (
      [...wanted].every(([name, value]) => row[name] === value) &&
      [...dialled].every(([name, value]) => digits(String(row[name])) === value)
    );
  };
  const found = [...cxone.stage.contacts.values()].filter(isWanted);
  return found.length === 0 ? nothing('No Contacts for the specified period') : found;
}
