import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const ROUND_MS = 45_000;

/**
 * Lets go of whoever does not read what was written to them: nothing of it left from one round to the next. A limit per
 * socket (`server.timeout`) would start a timer anew with each poll.
 */
export function dropStalled(server: Server, roundMs = ROUND_MS): void {
  const sockets = new Set<Socket>();
  const stuckAt = new WeakMap<Socket, number>();
  server.on('connection', socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const rounds = setInterval(() => {
    for (const socket of sockets) {
      const left = socket.bytesWritten - socket.writableLength;
      if (socket.writableLength === 0) stuckAt.delete(socket);
      else if (stuckAt.get(socket) === left) socket.destroy();
      else stuckAt.set(socket, left);
    }
  }, roundMs);
  rounds.unref();
  server.once('close', () => clearInterval(rounds));
}
