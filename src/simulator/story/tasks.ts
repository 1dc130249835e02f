import { finish, move } from './contact-life.ts';
import { countAnswered } from './routing.ts';
import { planForContact, type Stage } from './stage.ts';
import type { StoryContact } from './types.ts';

/** What a voicemail or a work item does next by itself. They wait as long as it takes. */
export function nextOfTask(stage: Stage, contact: StoryContact): void {
  const { random } = stage;
  switch (contact.status) {
    case 'ringing':
      planForContact(stage, contact, random.between(2, 10), () => {
        countAnswered(stage, contact);
        if (contact.channel === 'voicemail' && contact.agent)
          stage.tell({
            type: 'aside',
            agent: contact.agent,
            aside: { kind: 'playback', contactId: contact.id, paused: false, seconds: 0 },
          });
        move(stage, contact, 'active');
      });
      return;
    case 'active':
      if (contact.channel === 'voicemail' && contact.holds === 0 && random.chance(0.2)) {
        planForContact(stage, contact, contact.talkLeft / 3, () => move(stage, contact, 'held'));
        return;
      }
      planForContact(stage, contact, contact.talkLeft, () => finish(stage, contact, 'done'));
      return;
    case 'held':
      planForContact(stage, contact, random.between(5, 25), () => move(stage, contact, 'active'));
      return;
    default:
      return;
  }
}
