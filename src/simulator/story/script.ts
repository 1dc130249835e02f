import { nextOfCall } from './calls.ts';
import { finish } from './contact-life.ts';
import { nextOfDialed, waitForDialer } from './dialer.ts';
import { afterConsult, nextOfConsult } from './handover.ts';
import { serve } from './routing.ts';
import { nextOfIdleAgent } from './shifts.ts';
import { nextOfSms } from './sms.ts';
import type { Script, Stage } from './stage.ts';
import { followCall } from './supervising.ts';
import { nextOfTask } from './tasks.ts';
import { nextOfText } from './texts.ts';
import type { StoryContact } from './types.ts';

/** What everybody does by themselves, by kind of contact. */
export const SCRIPT: Script = {
  contact: (stage, contact) => {
    followCall(stage, contact);
    if (contact.status === 'ended' || contact.status === 'wrapping-up') letGoOfPartner(stage, contact);
    switch (contact.channel) {
      case 'voice':
        return nextOfVoice(stage, contact);
      case 'sms':
        return nextOfSms(stage, contact);
      case 'chat':
      case 'digital':
        return nextOfText(stage, contact);
      default:
        return nextOfTask(stage, contact);
    }
  },
  agent: (stage, agent) => {
    nextOfIdleAgent(stage, agent);
    if (agent.campaign && agent.contacts.size === 0 && agent.state.activity === 'dialing')
      waitForDialer(stage, agent);
    stage.plan(stage.random.between(0.4, 1.4), () => serve(stage, agent));
  },
};

function nextOfVoice(stage: Stage, contact: StoryContact): void {
  if (contact.kind === 'consult') {
    nextOfConsult(stage, contact);
    return;
  }
  if (contact.kind === 'dialer') nextOfDialed(stage, contact);
  nextOfCall(stage, contact);
}

function letGoOfPartner(stage: Stage, contact: StoryContact): void {
  if (contact.kind === 'consult') {
    afterConsult(stage, contact);
    return;
  }
  const partner = contact.partner === undefined ? undefined : stage.contacts.get(contact.partner);
  contact.partner = undefined;
  if (partner) finish(stage, partner, 'cancelled');
}
