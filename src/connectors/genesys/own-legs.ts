import type { TextLeg } from '../../floor/entities.ts';
import { type Account, troubleOf } from './account.ts';
import type { DeskTools } from './desk.ts';
import type { Seat } from './directory.ts';
import type { Invitations } from './invitations.ts';
import { readNotification } from './map-text.ts';
import { userReplySchema } from './wire.ts';
import { messagesReplySchema, smsSessionSchema, type WireSmsSession } from './wire-text.ts';

/** What a user hears of their own legs, by notifications and by looking. */
export type OwnLegs = {
  /** The `data` of one Bayeux message. */
  readonly hear: (data: unknown) => void;
  /**
   * Takes up the legs as they are now, transcripts and all: after an interruption nobody knows what was missed.
   * `undefined` when that went well, else why not.
   */
  readonly recover: () => Promise<string | undefined>;
  /** Which agent conversations belong to has become known, or may have. */
  readonly linked: () => void;
};

export function createOwnLegs(given: {
  readonly tools: DeskTools;
  readonly account: Account;
  readonly seat: () => Seat;
  readonly invitations: Invitations;
}): OwnLegs {
  const { tools, account, seat, invitations } = given;
  const { config, context, conversations, watches, teller } = tools;
  const { clock } = context;
  const { userName } = account;

  type Whole = { readonly participantsTold: boolean; readonly dataWhole: boolean };
  const take = (session: WireSmsSession, whole: Whole, asOf: number) => {
    const ours =
      Boolean(session.supervisorMode) ||
      invitations.isExpected(session.id) ||
      conversations.isLive(session.id);
    // What the supervisor handles as an agent of their own is none of the floor's business.
    if (!ours) return;
    const mode = invitations.modeOf(session.id);
    teller.tell(conversations.leg(seat(), session, { ...whole, mode }, asOf));
    react(session.id, conversations.legOf(userName, session.id));
  };

  const react = (id: string, leg: TextLeg | undefined) => {
    const agentId = conversations.agentOf(id);
    if (agentId === undefined) for (const watch of watches.of(userName)) tools.nudge(watch.agentId);
    if (leg === undefined) return;
    if (leg.state === 'invited') invitations.arrived(id, leg);
    else invitations.answered(id);
    if (agentId !== undefined && (leg.state === 'revoked' || leg.state === 'completed')) tools.nudge(agentId);
    if (leg.state === 'join-failed')
      teller.notice(
        agentId,
        'warning',
        `${config.name} could not let ${seat().nickname} into the conversation.`,
      );
    linked();
  };

  /** A watch of the next conversation is used up when that conversation has come. */
  const linked = () => {
    // Asked for with each message that is heard: all conversations are looked through only where it may matter.
    if (!watches.of(userName).some(({ scope }) => scope === 'next')) return;
    for (const { id, leg } of conversations.openLegs(userName)) {
      const agentId = conversations.agentOf(id);
      const watch = agentId === undefined ? undefined : watches.get(userName, agentId);
      if (watch?.scope !== 'next' || leg.asOf < watch.since || !invitations.cameUnasked(id)) continue;
      teller.tell(watches.clear(userName, watch.agentId, clock.now()));
    }
  };

  const readTranscript = async (id: string): Promise<boolean> => {
    const result = await account.call({
      name: 'me/sms/messages',
      path: `me/${config.resource}/${encodeURIComponent(id)}/messages?startIndex=1&count=0`,
      lane: 'read',
    });
    const reply = result.kind === 'done' ? messagesReplySchema.safeParse(result.reply) : undefined;
    if (!reply?.success) return false;
    const taken = conversations.messages(seat(), id, reply.data.messages, { whole: true }, clock.now());
    teller.tell(taken.events);
    teller.quarantine('me/sms/messages', taken.leftovers);
    return true;
  };

  return {
    linked,

    hear: data => {
      const note = readNotification(data);
      if (!note.ok) return teller.quarantine('notifications', [{ reason: note.error, raw: data }]);
      const asOf = clock.now();
      switch (note.value.kind) {
        case 'session':
          return take(note.value.session, note.value, asOf);
        case 'messages': {
          const { sessionId, items } = note.value;
          const taken = conversations.messages(seat(), sessionId, items, { whole: false }, asOf);
          teller.tell(taken.events);
          return teller.quarantine('notifications/messages', taken.leftovers);
        }
        case 'error': {
          context.count('operation_error');
          const asked = tools.operations.asked(userName, note.value.referenceId);
          const what = asked === undefined ? 'what was asked for' : asked.operation;
          return teller.notice(
            asked?.agentId,
            'warning',
            `${config.name} could not finish ${what} for ${seat().nickname}: ${note.value.message}`,
          );
        }
        case 'other':
          return context.count('notification_ignored', { type: note.value.messageType });
      }
    },

    recover: async () => {
      const asked = clock.now();
      const result = await account.call({ name: 'me', path: 'me?subresources=*', lane: 'read' });
      const reply = result.kind === 'done' ? userReplySchema.safeParse(result.reply) : undefined;
      if (!reply?.success) return troubleOf(result) ?? 'the answer to /me has an unknown shape';
      const { user } = reply.data;
      const present = new Set<string>();
      for (const item of user.smssessions ?? user.smsessions ?? []) {
        const session = smsSessionSchema.safeParse(item);
        if (!session.success) {
          teller.quarantine('me', [{ reason: 'an own conversation has an unknown shape', raw: item }]);
          continue;
        }
        present.add(session.data.id);
        const participantsTold = (session.data.participants ?? []).length > 0;
        take(session.data, { participantsTold, dataWhole: true }, asked);
      }
      for (const { id, leg } of conversations.openLegs(userName)) {
        if (!present.has(id) && leg.asOf <= asked)
          teller.tell(conversations.legOver(userName, id, 'completed', asked));
        else if (leg.state === 'chatting' && !(await readTranscript(id)))
          return 'a transcript could not be read';
      }
      return undefined;
    },
  };
}
