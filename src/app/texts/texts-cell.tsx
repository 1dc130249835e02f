import type { LiveTexts } from '../live/index.ts';
import { ChannelIcon } from '../ui/channel-icon.tsx';
import { plural } from '../ui/format.ts';

/** An agent's text conversations in a row of the floor: how many, and whether a customer waits in one. */
export function TextsCell({ texts }: { readonly texts: LiveTexts }) {
  return (
    <>
      <ChannelIcon channel="sms" direction="unknown" />
      <span className="flex-none">{plural(texts.count, 'conversation')}</span>
      {texts.waitingSince !== undefined && <span className="cut quiet">a customer waits</span>}
    </>
  );
}
