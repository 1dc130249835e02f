import type { Stage } from './stage.ts';
import type { Aside, StoryAgent, StoryContact } from './types.ts';

/** Something small beside a call: a page opens, an indicator lights up, the agent mutes. */
export function sometimesAside(stage: Stage, agent: StoryAgent, contact: StoryContact): void {
  const aside = drawAside(stage, agent, contact);
  if (aside.kind === 'mute') agent.muted = aside.muted;
  stage.tell({ type: 'aside', agent, aside });
  if (aside.kind === 'indicator' && aside.on)
    stage.plan(stage.random.between(20, 90), () => {
      stage.tell({ type: 'aside', agent, aside: { ...aside, on: false } });
    });
}

function drawAside(stage: Stage, agent: StoryAgent, contact: StoryContact): Aside {
  const { random } = stage;
  const contactId = contact.id;
  const customer = random.whole(1_000, 9_999);
  const kind = random.weighted([
    ['indicator', 4],
    ['page', 3],
    ['pop', 3],
    ['mute', 3],
    ['custom', 2],
    ['assist', 1],
    ['run-app', 1],
    ['promise', 1],
    ['updated', 1],
  ]);
  switch (kind) {
    case 'indicator': {
      const name = random.pick(['Complaint', 'Payment due', 'Repeat caller', 'Fraud check']);
      return { kind, name, on: true, contactId };
    }
    case 'page':
      return { kind, contactId, url: `https://desk.example.com/case/${customer}?contact=${contactId}` };
    case 'pop':
      return {
        kind,
        contactId,
        url: `https://crm.example.com/customers/${customer}`,
        title: contact.customer.name,
      };
    case 'run-app':
      return { kind, contactId, value: `https://forms.example.com/outcome/${contactId}` };
    case 'mute':
      return { kind, muted: !agent.muted };
    case 'custom':
      return { kind, name: 'CustomerMood', data: random.pick(['calm', 'in a hurry', 'unhappy']) };
    case 'assist':
      return { kind, contactId };
    case 'promise':
      return {
        kind,
        phone: contact.customer.phone,
        name: contact.customer.name,
        at: stage.now() + 3_600_000,
      };
    default:
      return { kind: 'updated', what: random.pick(['permissions', 'codes', 'skills', 'indicators']) };
  }
}
