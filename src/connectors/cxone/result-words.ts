import type { ResultCode } from './wire.ts';

/** AgentError's result codes in words that complete "Agent leg: …". */
const RESULT_WORDS: Readonly<Record<ResultCode, string>> = {
  NA: 'no reason given',
  AgentLegAlreadyActive: 'it is connected already',
  Succeeded: 'succeeded',
  Failed: 'failed',
  CallAbandoned: 'the call was abandoned',
  Active: 'connected',
  NoAnswer: 'nobody answered',
  Busy: 'the line is busy',
  BadNumber: 'the number is wrong',
  Error: 'an error occurred',
  InvalidCallLeg: 'the call leg is not valid',
  InvalidCallCount: 'the number of calls is not valid',
  InvalidStationID: 'the station is not valid',
  InvalidWorkItem: 'the work item is not valid',
  JoinFailed: 'joining the calls failed',
  LinkFailed: 'linking to the call failed',
  InitiateConferenceFailed: 'the conference could not be started',
  InvalidState: 'not possible in the present state',
  Rejected: 'the call was rejected',
  MissingRoomID: 'the conference room is not known',
  TransferComplete: 'the transfer is complete',
  Dropped: 'the call was dropped',
  NoPorts: 'no line is free',
  AgentLinkTimeout: 'the link to the agent timed out',
  AgentCancelled: 'the agent cancelled',
  LoginFailed: 'the dialer login failed',
  CampaignClosed: 'the campaign is closed',
  DialerActive: 'the dialer is active',
  DialerSuppressed: 'the dialer is suppressed',
  AnsweringMachine: 'an answering machine answered',
  Fax: 'a fax machine answered',
};

/** A result code in words; a code that no page documents stands for itself. */
export function resultWords(code: { readonly known: ResultCode | undefined; readonly word: string }): string {
  return code.known === undefined ? code.word : RESULT_WORDS[code.known];
}
