import { ExternalLink } from 'lucide-react';
import type { InertLink as Link } from '../../lib/url.ts';

/**
 * A stranger's address: shown as text with its host, never followed by itself. Only a plain `https:` address may be
 * opened, on purpose, in a window that knows nothing of this one.
 */
export function InertLink({ link }: { readonly link: Link }) {
  return (
    <span className="inert-link">
      <bdi className="inert-link-text">{link.text === '' ? '(empty address)' : link.text}</bdi>
      {link.safe ? (
        <a href={link.text} target="_blank" rel="noopener noreferrer" className="inert-link-open">
          open <bdi>{link.host}</bdi>
          <ExternalLink size={12} aria-hidden="true" />
          <span className="sr-only">(in a new tab)</span>
        </a>
      ) : (
        <span className="inert-link-why">
          {link.host === undefined ? 'not a web address, shown as text' : `on ${link.host}: not safe to open`}
        </span>
      )}
    </span>
  );
}
