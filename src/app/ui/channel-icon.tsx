import {
  CircleHelp,
  ClipboardList,
  Globe,
  type LucideIcon,
  Mail,
  MessageCircle,
  MessageSquare,
  Phone,
  PhoneIncoming,
  PhoneOutgoing,
  Voicemail,
} from 'lucide-react';
import { memo } from 'react';
import type { Channel, Contact } from '../../floor/entities.ts';

const ICONS: Readonly<Record<Channel, LucideIcon>> = {
  voice: Phone,
  sms: MessageSquare,
  chat: MessageCircle,
  voicemail: Voicemail,
  'work-item': ClipboardList,
  email: Mail,
  digital: Globe,
  unknown: CircleHelp,
};

/** Words for what a contact comes through. */
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  voice: 'Call',
  sms: 'SMS',
  chat: 'Chat',
  voicemail: 'Voicemail',
  'work-item': 'Work item',
  email: 'E-mail',
  digital: 'Digital',
  unknown: 'Contact',
};

/** What a contact comes through, and which way; named for readers. */
export const ChannelIcon = memo(function ChannelIcon(props: {
  readonly channel: Channel;
  readonly direction: Contact['direction'];
  readonly size?: number;
}) {
  const { channel, direction } = props;
  const voiceIcon =
    direction === 'inbound' ? PhoneIncoming : direction === 'outbound' ? PhoneOutgoing : Phone;
  const Icon = channel === 'voice' ? voiceIcon : ICONS[channel];
  return (
    <>
      <Icon size={props.size ?? 13} aria-hidden="true" className="channel-icon" />
      <span className="sr-only">
        {direction === 'unknown' ? '' : `${direction} `}
        {CHANNEL_WORDS[channel]}
      </span>
    </>
  );
});
