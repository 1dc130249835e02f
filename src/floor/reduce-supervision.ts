import type { CommandRecord } from './commands.ts';
import type { Notice, Supervision } from './entities.ts';
import { type Floor, KEPT } from './floor.ts';
import { forget, isTooLate, listAdd, listRemove } from './reduce-common.ts';

/** Takes in who watches whom; an ended supervision leaves the floor [SU1]. */
export function changeSupervision(floor: Floor, supervision: Supervision): Floor {
  const { id, agentId } = supervision;
  const known = floor.supervisions.get(id);
  if (known ? supervision.asOf < known.asOf : isTooLate(floor, id, supervision.asOf)) return floor;
  if (supervision.ended) {
    const supervisions = floor.supervisions.delete(id);
    const supervisionsOf = listRemove(floor.supervisionsOf, known?.agentId ?? agentId, id);
    return forget(
      { ...floor, supervisions, supervisionsOf },
      `supervisions ${agentId}`,
      id,
      supervision.asOf,
    );
  }
  const left =
    known && known.agentId !== agentId
      ? listRemove(floor.supervisionsOf, known.agentId, id)
      : floor.supervisionsOf;
  return {
    ...floor,
    supervisions: floor.supervisions.set(id, supervision),
    supervisionsOf: listAdd(left, agentId, id),
  };
}

/** Takes in a command's state; the newest commands are kept, in the order in which they were asked for [CM1]. */
export function changeCommand(floor: Floor, command: CommandRecord): Floor {
  const known = floor.commands.findLast(other => other.id === command.id);
  if (known !== undefined && command.asOf < known.asOf) return floor;
  const rest = known === undefined ? floor.commands : floor.commands.filter(other => other !== known);
  const at = rest.findLastIndex(other => inOrder(other, command)) + 1;
  return { ...floor, commands: rest.toSpliced(at, 0, command).slice(-KEPT.commands) };
}

function inOrder(a: CommandRecord, b: CommandRecord): boolean {
  return a.requestedAt < b.requestedAt || (a.requestedAt === b.requestedAt && a.id < b.id);
}

/** Keeps a notice with its agent (or platform); the same id again replaces it [NO1]. */
export function receiveNotice(floor: Floor, notice: Notice): Floor {
  const owner = notice.agentId ?? notice.platformId;
  const before = floor.notices.get(owner) ?? [];
  const known = before.find(other => other.id === notice.id);
  if (known !== undefined && notice.asOf < known.asOf) return floor;
  const rest = known === undefined ? before : before.filter(other => other !== known);
  const at = rest.findLastIndex(other => isBefore(other, notice)) + 1;
  const kept = rest.toSpliced(at, 0, notice).slice(-KEPT.notices);
  return { ...floor, notices: floor.notices.set(owner, kept) };
}

function isBefore(a: Notice, b: Notice): boolean {
  return a.asOf < b.asOf || (a.asOf === b.asOf && a.id < b.id);
}
