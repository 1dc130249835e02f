import { Fragment } from 'react';
import type { CommandRecord } from '../../../floor/commands.ts';
import { isEntityId } from '../../../floor/ids.ts';
import { receiptView } from '../../commands/receipt.ts';
import { commandTitle } from '../../commands/words.ts';
import { useAgentRow, useCommands, useNow, usePlatform } from '../../live/index.ts';

/** What is being done just now, by anybody. */
export function UnderWay() {
  const going = useCommands().filter(({ state }) => state === 'waiting' || state === 'sent');
  if (going.length === 0) return null;
  return (
    <section className="under-way" aria-labelledby="under-way-title">
      <h2 id="under-way-title">Under way</h2>
      <dl>
        {going.map(command => (
          <Fragment key={command.id}>
            <Going command={command} />
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Going({ command }: { readonly command: CommandRecord }) {
  const now = useNow();
  const platform = usePlatform(command.platformId);
  const { agentId } = command.target;
  const row = useAgentRow(agentId !== undefined && isEntityId(agentId) ? agentId : 'none:none');
  const view = receiptView(
    {
      command,
      platformName: platform?.name ?? command.platformId,
      capability: platform?.capabilities[command.type],
    },
    now,
  );
  return (
    <>
      <dt>
        <bdi className="font-semibold">{command.by.name}</bdi>:{' '}
        {commandTitle(command.type, row?.name ?? agentId ?? 'somebody')}
      </dt>
      <dd>{view.sentence}</dd>
    </>
  );
}
