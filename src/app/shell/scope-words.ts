import type { SessionReply } from '../../protocol/session.ts';

/** A person's scope in words. */
export function scopeWords({ platforms, teams }: SessionReply['scope']): string {
  if (platforms.length === 0 && teams.length === 0) return 'the whole floor';
  const parts = [
    teams.length > 0 ? `${teams.length === 1 ? 'team' : 'teams'} ${teams.join(', ')}` : 'all teams',
    platforms.length > 0 ? `on ${platforms.join(', ')}` : '',
  ];
  return parts.filter(part => part !== '').join(' ');
}
