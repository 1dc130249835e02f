import type { Connector, ConnectorContext } from '../connectors/connector.ts';
import { createCxoneConnector } from '../connectors/cxone/connector.ts';
import { createGenesysConnector } from '../connectors/genesys/connector.ts';
import { createNetsapiensConnector } from '../connectors/netsapiens/connector.ts';
import { assertNever } from '../lib/assert-never.ts';
import type { PlatformConfig } from './config/schema.ts';

/** Makes the connector of a configured platform. A new kind of platform adds a line here and in `config/schema.ts`. */
export function connect(platform: PlatformConfig, context: ConnectorContext): Connector {
  switch (platform.kind) {
    case 'cxone':
      return createCxoneConnector(platform, context);
    case 'genesys':
      return createGenesysConnector(platform, context);
    case 'netsapiens':
      return createNetsapiensConnector(platform, context);
    default:
      return assertNever(platform);
  }
}
