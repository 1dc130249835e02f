import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const ROUND_MS = 45_000;

/** How far a socket has come: the writes that are done, and what is left of the one under way. */
function progressOf(
  socket: Socket & { readonly _handle?: { readonly writeQueueSize?: number } | null },
): string {
  // A large answer is one write, of which only the handle knows how much has left; Node's own timeouts look there, too.
  return `${socket.bytesWritten - socket.writableLength} ${socket._handle?.writeQueueSize ?? 0}`;
}

/**
 * Lets go of whoever does not read what was written to them: nothing of it left from one round to the next. A limit per
 * socket (`server.timeout`) would start a timer anew with each poll.
 */
export function dropStalled(server: Server, roundMs = ROUND_MS): void {
  const sockets = new Set<Socket>();
  const stuckAt = new WeakMap<Socket, string>();
  server.on('connection', socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const rounds = setInterval(() => {
    for (const socket of sockets) {
      const now = progressOf(socket);
      if (socket.writableLength === 0) stuckAt.delete(socket);
      else if (stuckAt.get(socket) === now) socket.destroy();
      else stuckAt.set(socket, now);
    }
  }, roundMs);
  rounds.unref();
  server.once('close', () => clearInterval(rounds));
}
