import { isLoopback } from './loopback.ts';
import type { Answer } from './platform.ts';

/**
 * Lets clients that are pages of this computer read a platform's answers: the vendors' own clients run in a browser, and
 * the real platforms let them (Fetch standard, CORS protocol). Pages from elsewhere may not.
 */
export function answerWebClients(answer: Answer): Answer {
  return async (request, address) => {
    const origin = request.headers.get('origin');
    if (origin === null || !isLoopback(origin)) return answer(request, address);
    const asked = request.headers.get('access-control-request-method');
    const response =
      request.method === 'OPTIONS' && asked !== null
        ? permit(asked, request.headers.get('access-control-request-headers'))
        : await answer(request, address);
    response.headers.set('access-control-expose-headers', [...response.headers.keys()].join(', '));
    response.headers.set('access-control-allow-origin', origin);
    response.headers.set('access-control-allow-credentials', 'true');
    response.headers.append('vary', 'origin');
    return response;
  };
}

function permit(method: string, headers: string | null): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': method,
      'access-control-max-age': '600',
      ...(headers !== null && { 'access-control-allow-headers': headers }),
    },
  });
}
