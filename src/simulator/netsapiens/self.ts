import type { Grant } from './access.ts';
import { DOMAIN } from './directory.ts';

/** What `~` in a path stands for: whose token it is. A key of the whole domain stands for nobody. */
export type Self = {
  readonly user: (request: Request, user: string) => string;
  readonly agentId: (request: Request, id: string) => string;
};

export function createSelf(grantOf: (request: Request) => Grant | undefined): Self {
  const user: Self['user'] = (request, said) => (said === '~' ? (grantOf(request)?.user ?? '') : said);
  return {
    user,
    agentId: (request, said) => (said === '~' ? `${user(request, said)}@${DOMAIN}` : said),
  };
}
