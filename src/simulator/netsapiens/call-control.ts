import type { Hono } from 'hono';
import { answer, refuse } from '../story/calls.ts';
import { endTalk, move } from '../story/contact-life.ts';
import type { StoryContact } from '../story/types.ts';
import { isCall } from './contact-rows.ts';
import { accepted, failure } from './replies.ts';
import type { Scene } from './rows.ts';
import type { Self } from './self.ts';

type Act = {
  readonly from: readonly StoryContact['status'][];
  readonly run: (contact: StoryContact) => void;
};

/** What a user does with a call of theirs. That a call in another state is refused with 400 is inferred. */
export function addCallControl(app: Hono, { stage, directory }: Scene, self: Self): void {
  const acts = {
    answer: { from: ['ringing'], run: contact => answer(stage, contact) },
    hold: { from: ['active', 'joined'], run: contact => move(stage, contact, 'held') },
    unhold: { from: ['held'], run: contact => move(stage, contact, 'active') },
    reject: { from: ['ringing'], run: contact => refuse(stage, contact) },
    end: {
      from: ['ringing', 'dialing', 'ringing-out', 'active', 'held', 'masked', 'joined'],
      run: contact => endTalk(stage, contact, 'hung-up'),
    },
  } as const satisfies Readonly<Record<string, Act>>;

  const perform = (request: Request, user: string, id: string, { from, run }: Act): Response => {
    const agent = directory.agentAt(self.user(request, user));
    if (agent === undefined) return failure(404, 'User does not exist');
    for (const own of agent.contacts) {
      const contact = stage.contacts.get(own);
      if (contact === undefined || !isCall(contact) || !idsOf(contact).includes(id)) continue;
      if (!from.includes(contact.status)) return failure(400, 'The call is not in a state for this');
      run(contact);
      return accepted();
    }
    return failure(404, 'Call does not exist');
  };

  const path = '/domains/:domain/users/:user/calls/:call';
  for (const name of ['answer', 'hold', 'unhold'] as const)
    app.patch(`${path}/${name}`, c =>
      perform(c.req.raw, c.req.param('user'), c.req.param('call'), acts[name]),
    );
  app.delete(`${path}/reject`, c =>
    perform(c.req.raw, c.req.param('user'), c.req.param('call'), acts.reject),
  );
  app.delete(path, c => perform(c.req.raw, c.req.param('user'), c.req.param('call'), acts.end));
}

/** A call is known by the id of either of its ends. */
function idsOf({ id, masterId }: StoryContact): readonly string[] {
  return [masterId, `${id}-term`, id];
}
