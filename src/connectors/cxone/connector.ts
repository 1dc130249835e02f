import type { Connector, ConnectorContext } from '../connector.ts';
import { unsent } from '../outcomes.ts';
import type { CxoneConfig } from './config.ts';
import { IDENTITY_FIELDS } from './own-identity.ts';
import { type Runtime, startRuntime } from './runtime.ts';

/** A CXone tenant, held open: the roster by polling, joined sessions by long poll, commands by call. */
export function createCxoneConnector(config: CxoneConfig, context: ConnectorContext): Connector {
  let runtime: Runtime | undefined;
  let stopped = false;
  return {
    platformId: config.id,
    kind: 'cxone',
    identityFields: IDENTITY_FIELDS,
    start: () => {
      if (!stopped) runtime ??= startRuntime(config, context);
    },
    perform: async (command, actor) => {
      if (runtime === undefined || stopped)
        return unsent('failed', 'Default', 'The connection to CXone is not open: nothing was sent.');
      try {
        return await runtime.perform(command, actor);
      } catch (error) {
        context.count('perform_crashed', { type: command.type });
        context.log('error', 'a command failed inside the connector', {
          type: command.type,
          error: String(error),
        });
        const message =
          'Floorwatch failed while it carried this out. It may have happened: look at the floor.';
        return {
          kind: 'unknown',
          outcome: { branch: 'Default', message, rawStatus: undefined, rawText: undefined },
        };
      }
    },
    reasonCodes: async agentId => (await runtime?.reasonCodes(agentId).catch(() => [])) ?? [],
    release: async user => {
      await runtime?.release(user);
    },
    stop: async () => {
      if (stopped) return;
      stopped = true;
      await runtime?.stop();
    },
  };
}
