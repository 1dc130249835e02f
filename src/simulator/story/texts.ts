import { AGENT_LINES, CUSTOMER_LINES } from './catalogue.ts';
import { finish, move } from './contact-life.ts';
import { countAnswered } from './routing.ts';
import { planForContact, type Stage } from './stage.ts';
import type { ChatMessage, StoryContact } from './types.ts';

/** What a text conversation does next by itself. */
export function nextOfText(stage: Stage, contact: StoryContact): void {
  const { random } = stage;
  switch (contact.status) {
    case 'queued': {
      const patience = 120 + random.exponential(400);
      planForContact(stage, contact, patience, () => {
        if (contact.queue) contact.queue.abandoned += 1;
        finish(stage, contact, 'abandoned');
      });
      return;
    }
    case 'ringing':
      planForContact(stage, contact, random.between(2, 9), () => {
        countAnswered(stage, contact);
        move(stage, contact, 'active');
      });
      return;
    case 'active':
      if (contact.channel !== 'digital') nextLine(stage, contact, 'customer');
      planForContact(stage, contact, contact.talkLeft, () => {
        if (contact.channel !== 'digital') say(stage, contact, 'system', '$Localized:ChatSessionEnded');
        finish(stage, contact, 'done');
      });
      return;
    default:
      return;
  }
}

/** Somebody says something in a chat. */
export function say(stage: Stage, contact: StoryContact, from: ChatMessage['from'], text: string): void {
  const label =
    from === 'agent' ? (contact.agent?.first ?? 'Agent') : from === 'customer' ? contact.customer.name : '';
  const message: ChatMessage = { from, label, text, at: stage.now() };
  contact.messages.push(message);
  stage.tell({ type: 'chat-message', contact, message });
}

function nextLine(stage: Stage, contact: StoryContact, from: 'agent' | 'customer'): void {
  const wait = from === 'agent' ? stage.random.between(6, 30) : stage.random.between(3, 45);
  planForContact(stage, contact, wait, () => {
    say(stage, contact, from, stage.random.pick(from === 'agent' ? AGENT_LINES : CUSTOMER_LINES));
    nextLine(stage, contact, from === 'agent' ? 'customer' : 'agent');
  });
}
