import type { Contact } from '../../../../floor/entities.ts';
import { type AgentId, nativeOf } from '../../../../floor/ids.ts';
import { useAgentContacts } from '../../../live/index.ts';
import { CHANNEL_WORDS, ChannelIcon } from '../../../ui/channel-icon.tsx';
import { Elapsed } from '../../../ui/elapsed.tsx';
import { duration, timeOfDay } from '../../../ui/format.ts';
import { InertLink } from '../../../ui/inert-link.tsx';
import { contactWords } from '../row-words.ts';

/** The agent's contacts: live ones whole, those that are over in a line. */
export function Contacts({ id }: { readonly id: AgentId }) {
  const contacts = useAgentContacts(id);
  const live = contacts.filter(contact => !contact.final && contact.status !== 'ended');
  const over = contacts.filter(contact => contact.final || contact.status === 'ended');
  if (contacts.length === 0) return null;
  return (
    <section className="panel-section" aria-labelledby="contacts-title">
      <h3 id="contacts-title">{live.length === 0 ? 'Last contacts' : 'Contact'}</h3>
      {live.map(contact => (
        <LiveContact key={contact.id} contact={contact} />
      ))}
      {over.length > 0 && (
        <ul className="over-contacts">
          {over.map(contact => (
            <li key={contact.id}>
              <ChannelIcon channel={contact.channel} direction={contact.direction} />
              <bdi className="cut">{contactWords(contact).skill}</bdi>
              <bdi className="cut quiet">{contactWords(contact).party}</bdi>
              <span className="ml-auto flex-none quiet">
                {contact.endReason !== undefined && <bdi>{contact.endReason} · </bdi>}
                {contact.startedAt !== undefined &&
                  duration((contact.statusSince ?? contact.asOf) - contact.startedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function LiveContact({ contact }: { readonly contact: Contact }) {
  const { skill, party, status } = contactWords(contact);
  const facts = [
    `${CHANNEL_WORDS[contact.channel]} ${nativeOf(contact.id)}`,
    contact.direction === 'unknown' ? undefined : contact.direction,
    contact.holds === undefined || contact.holds === 0 ? undefined : `held ${contact.holds}×`,
    contact.recording === undefined ? undefined : contact.recording ? 'recording' : 'not recorded',
    contact.line === undefined ? undefined : `on ${contact.line}`,
    contact.startedAt === undefined ? undefined : `since ${timeOfDay(contact.startedAt)}`,
  ];
  return (
    <div className="live-contact">
      <p className="live-contact-head">
        <ChannelIcon channel={contact.channel} direction={contact.direction} size={15} />
        <bdi className="cut font-semibold">{skill}</bdi>
        {party !== undefined && <bdi className="cut">{party}</bdi>}
        {status !== undefined && <span className="contact-status">{status}</span>}
        <Elapsed
          platformId={contact.platformId}
          since={contact.startedAt}
          className="ml-auto font-semibold"
        />
      </p>
      <p className="quiet">
        <bdi>{facts.filter(fact => fact !== undefined).join(' · ')}</bdi>
      </p>
      {contact.notes !== undefined && contact.notes !== '' && (
        <p className="live-contact-notes">
          <bdi>{contact.notes}</bdi>
        </p>
      )}
      {contact.links.map(link => (
        <InertLink key={link.text} link={link} />
      ))}
    </div>
  );
}
