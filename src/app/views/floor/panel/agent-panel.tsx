import { useEffect, useRef } from 'react';
import type { AgentId } from '../../../../floor/ids.ts';
import { type AgentRow, useAgent, useAgentRow, useLoaded } from '../../../live/index.ts';
import { messageOf } from '../../../session/request.ts';
import { isTyping } from '../../../shell/keys.ts';
import '../../../styles/panel.css';
import { useCircumstances } from '../../../commands/use-circumstances.ts';
import { AgentTexts } from '../../../texts/agent-texts.tsx';
import { Blank, Waiting } from '../../../ui/blank.tsx';
import { Button } from '../../../ui/button.tsx';
import { PanelFrame } from '../../../ui/panel-frame.tsx';
import { AgentActs } from './agent-acts.tsx';
import { Contacts } from './contacts.tsx';
import { EventFeed } from './event-feed.tsx';

import { PanelHead } from './panel-head.tsx';
import { PanelReceipts } from './panel-receipts.tsx';
import { SessionFacts } from './session-facts.tsx';
import { StateHistory } from './state-history.tsx';
import { Supervise } from './supervise.tsx';
import { useAgentPast } from './use-agent-past.ts';

/** Everything about one agent, and everything that can be done. */
export default function AgentPanel(props: {
  readonly id: AgentId;
  /** Opened by keyboard: then the panel is where one wants to be. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}) {
  const { id, takesFocus, onClose } = props;
  const row = useAgentRow(id);
  const loaded = useLoaded();
  return (
    <PanelFrame label={row?.name ?? 'Agent'} onClose={onClose}>
      {row !== undefined ? (
        <Panel row={row} takesFocus={takesFocus} onClose={onClose} />
      ) : loaded ? (
        <Blank title="This agent is not on your floor" action={<Button onClick={onClose}>Close</Button>}>
          The link may be old, or the agent is outside of what you may see.
        </Blank>
      ) : (
        <Waiting label="The agent is being fetched" />
      )}
    </PanelFrame>
  );
}

function Panel(props: {
  readonly row: AgentRow;
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}) {
  const { row, takesFocus, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const circumstances = useCircumstances(row);
  const agent = useAgent(row.id);
  const { past, error, askAgain } = useAgentPast(row.id);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  useEscape(onClose);
  const { name } = circumstances;
  return (
    <>
      <PanelHead row={row} headingRef={heading} onClose={onClose} />
      <PanelReceipts id={row.id} name={name} />
      <div className="panel-body">
        <Supervise id={row.id} circumstances={circumstances} />
        <AgentActs id={row.id} circumstances={circumstances} />
        <Contacts id={row.id} />
        <AgentTexts id={row.id} />
        {agent !== undefined && (
          <StateHistory
            agent={agent}
            past={past}
            problem={error === null ? undefined : messageOf(error)}
            onAskAgain={askAgain}
          />
        )}
        <SessionFacts id={row.id} />
        <EventFeed id={row.id} name={name} past={past} joined={row.listening === 'joined'} />
      </div>
    </>
  );
}

/** Escape goes back to the list from inside of the panel, and closes it from anywhere else. */
function useEscape(onClose: () => void) {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return;
      const inside = event.target instanceof Element && event.target.closest('.panel') !== null;
      const row = document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]');
      if (inside && row !== null) row.focus();
      else close.current();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
}
