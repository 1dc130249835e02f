import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Gateway } from '../gateway.ts';
import { mayRole } from '../people/permissions.ts';
import { Refused, refusalReply, WORDS } from './errors.ts';
import { NDJSON, readEventsCall, searchOf } from './events-call.ts';
import { API_HEADERS, DATA_HEADERS, HSTS } from './headers.ts';
import { comesFromUs, isOurHost } from './origin.ts';
import { newRequestId } from './request-id.ts';
import { createAnswerShared } from './shared-answer.ts';
import { streamTo } from './streamed.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Answers `GET /api/events` on the server itself: thousands of polls are held here, and each costs what its socket costs
 * and little more. The same checks as everywhere (`origin`, `viewer`, `readEventsCall`), without objects of their own for
 * each request.
 */
export function createEventsListener(gateway: Gateway): Listener {
  const { feed, clock, authenticate, origins } = gateway;
  const hsts = origins.publicOrigin?.startsWith('https:') ? HSTS : {};
  const jsonHeaders = { ...API_HEADERS, ...hsts, 'content-type': 'application/json; charset=utf-8' };
  const streamHeaders = { ...API_HEADERS, ...hsts, 'content-type': NDJSON, 'x-accel-buffering': 'no' };
  const dataHeaders = { ...DATA_HEADERS, 'content-type': jsonHeaders['content-type'] };
  const answerShared = createAnswerShared(dataHeaders, clock);

  const refuse = (response: ServerResponse, code: Refused['code'], message: string) => {
    const requestId = newRequestId();
    const { status, body } = refusalReply(code, message, requestId);
    response.writeHead(status, { ...jsonHeaders, 'x-request-id': requestId });
    response.end(body);
  };

  return (request, response) => {
    try {
      const { headers } = request;
      const site = headers['sec-fetch-site']?.toString();
      const provenance = { method: 'GET', host: headers.host, origin: headers.origin, site };
      if (!isOurHost(headers.host, origins) || !comesFromUs(provenance, origins))
        return refuse(response, 'wrong-origin', WORDS.wrongOrigin);
      const viewer = authenticate(headers.cookie);
      if (viewer === undefined) return refuse(response, 'not-signed-in', WORDS.notSignedIn);
      if (!mayRole(viewer.person.role, 'floor.view'))
        return refuse(response, 'not-allowed', 'Your role does not include floor.view.');
      const poll = readEventsCall(searchOf(request.url ?? ''), viewer, clock.now());
      if (!feed.knows(poll)) return refuse(response, 'cursor-gone', WORDS.cursorGone);
      if (headers.accept?.includes(NDJSON)) {
        const takesChunks = request.httpVersion === '1.1';
        streamTo(response, { feed, poll, takesChunks, headers: streamHeaders, refuse });
      } else {
        // All is read of them, and thousands of polls are held.
        request.headers = {};
        request.rawHeaders = [];
        answer(poll, response);
      }
    } catch (error) {
      const known = error instanceof Refused;
      refuse(response, known ? error.code : 'internal', known ? error.message : WORDS.internal);
    }
  };

  function answer(poll: Parameters<typeof feed.poll>[0], response: ServerResponse): void {
    const cancel = feed.poll(poll, result => {
      if (result.kind === 'gone') return refuse(response, 'cursor-gone', WORDS.cursorGone);
      if (result.kind === 'signed-out') return refuse(response, 'not-signed-in', WORDS.notSignedIn);
      answerShared(response, result.body);
    });
    response.on('close', cancel);
  }
}
