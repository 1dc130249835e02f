import { type CommandRequest, commandEnvelopeSchema, instructionSchema } from '../../../protocol/commands.ts';
import { API } from '../../../protocol/paths.ts';
import { maskCommand } from '../../feed/mask.ts';
import { showsCommand } from '../../feed/view.ts';
import { Refused } from '../errors.ts';
import { json, route } from '../route.ts';

const submit = route({
  method: 'POST',
  path: API.commands,
  access: 'floor.view',
  summary: 'Ask for something to be done. The id is yours: the same id again changes nothing.',
  body: commandEnvelopeSchema,
  reply: { status: 202, description: 'It is written down and under way.', type: 'CommandReply' },
  handle: async ({ viewer, body }, { bus }) => {
    const { id, type, target, params, reason } = body;
    const instruction = instructionSchema.safeParse({ type, params });
    if (!instruction.success) {
      const [issue] = instruction.error.issues;
      throw new Refused('bad-request', `${issue?.path.join('.')}: ${issue?.message}`);
    }
    const request: CommandRequest = { id, target, ...instruction.data, ...(reason ? { reason } : {}) };
    const result = await bus.submit(viewer.person, request);
    if (!result.ok) throw new Refused(result.error.code, result.error.message);
    return json(result.value, 202);
  },
});

const find = route({
  method: 'GET',
  path: '/api/commands/:id',
  access: 'floor.view',
  summary: 'How far a command has come.',
  reply: { status: 200, description: 'The command.', type: 'CommandRecord' },
  handle: async ({ viewer, params }, { bus, keeper }) => {
    const command = await bus.get(params.id ?? '');
    const isOwn = command?.by.user === viewer.person.username;
    const inSight = command !== undefined && showsCommand(viewer.lens, command, keeper.floor());
    if (command === undefined || !(isOwn || inSight))
      throw new Refused('not-found', 'There is no such command on your floor.');
    return json(isOwn ? command : maskCommand(viewer.lens, command));
  },
});

const cancel = route({
  method: 'DELETE',
  path: '/api/commands/:id',
  access: 'floor.view',
  summary: 'Take back a command of yours while it still waits.',
  reply: { status: 200, description: 'It is cancelled; nothing was sent.', type: 'CommandReply' },
  handle: async ({ viewer, params }, { bus }) => {
    const result = await bus.cancel(viewer.person, params.id ?? '');
    if (!result.ok) throw new Refused(result.error.code, result.error.message);
    return json(result.value);
  },
});

export const commandRoutes = [submit, find, cancel];
