import type { Connector, ConnectorContext } from '../connectors/connector.ts';
import { createCxoneConnector } from '../connectors/cxone/connector.ts';
import type { Config } from './config/schema.ts';

/** Makes the connector of a configured platform. A new kind of platform adds a line here and in `config/schema.ts`. */
export function connect(platform: Config['platforms'][number], context: ConnectorContext): Connector {
  switch (platform.kind) {
    case 'cxone':
      return createCxoneConnector(platform, context);
  }
}
