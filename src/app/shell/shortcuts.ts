import { NAV } from './nav.ts';

/** A shortcut, as the keyboard help lists it. */
export type Shortcut = { readonly keys: readonly string[]; readonly does: string };

/** Every shortcut of the product, by where it works. The help reads this, nothing else. */
export const SHORTCUTS: readonly { readonly where: string; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    where: 'Everywhere',
    shortcuts: [
      { keys: ['Ctrl', 'K'], does: 'Find an agent, go somewhere, do anything' },
      ...NAV.map(({ key, label }) => ({ keys: ['g', key], does: `Go to ${label}` })),
      { keys: ['z'], does: 'Undo the last act while it still waits' },
      { keys: ['?'], does: 'This list' },
    ],
  },
  {
    where: 'On the floor',
    shortcuts: [
      { keys: ['/'], does: 'Filter by text' },
      { keys: ['↑', '↓'], does: 'Move from agent to agent' },
      { keys: ['←', '→'], does: 'Move from column to column, or between tiles' },
      { keys: ['Page Up', 'Page Down'], does: 'Move by a screen' },
      { keys: ['Ctrl', 'Home'], does: 'First agent, with End the last' },
      { keys: ['Enter'], does: 'Open the agent' },
      { keys: ['Esc'], does: 'Back to the list, then close the panel' },
      { keys: ['u'], does: 'Apply the updates that are held' },
      { keys: ['v'], does: 'Table or tiles' },
    ],
  },
  {
    where: 'With an agent open',
    shortcuts: [
      { keys: ['1'], does: 'Monitor: hear both, unheard' },
      { keys: ['2'], does: 'Coach: only the agent hears you' },
      { keys: ['3'], does: 'Arm barge in; again to do it' },
      { keys: ['4'], does: 'Take over, for a reason' },
      { keys: ['r'], does: 'Back to silent monitoring' },
      { keys: ['0'], does: 'Stop supervising' },
    ],
  },
  {
    where: 'In queues',
    shortcuts: [
      { keys: ['/'], does: 'Filter by text' },
      { keys: ['↑', '↓'], does: 'Move from queue to queue' },
      { keys: ['←', '→'], does: 'Move from number to number' },
      { keys: ['Enter'], does: 'Open the queue, or explain the number' },
      { keys: ['Esc'], does: 'Close what is open' },
      { keys: ['u'], does: 'Apply the updates that are held' },
    ],
  },
  {
    where: 'In the matrix of agents and queues',
    shortcuts: [
      { keys: ['Space'], does: 'Let the agent serve the queue, or not' },
      { keys: ['l'], does: 'Log in or out there; suspend, on CXone' },
      { keys: ['1', '20'], does: 'Proficiency, on CXone: type the number' },
      { keys: ['Shift', '↓'], does: 'Choose several, in any direction' },
    ],
  },
  {
    where: 'In messages',
    shortcuts: [
      { keys: ['/'], does: 'Filter by text' },
      { keys: ['↑', '↓'], does: 'Move from conversation to conversation' },
      { keys: ['Enter'], does: 'Open it, or keep it on the wall' },
      { keys: ['End'], does: 'To the newest message' },
      { keys: ['u'], does: 'Apply the updates that are held' },
      { keys: ['v'], does: 'One conversation or the wall' },
    ],
  },
  {
    where: 'With a conversation open',
    shortcuts: [
      { keys: ['1'], does: 'Monitor: nobody notices' },
      { keys: ['2'], does: 'Coach: only the agent sees you' },
      { keys: ['3'], does: 'Arm barge in; again to do it' },
      { keys: ['Enter'], does: 'Send to those whom the composer names' },
      { keys: ['Esc'], does: 'Out of sight at once; when silent, back to the list, then close' },
      { keys: ['r'], does: 'Out of sight at once' },
      { keys: ['0'], does: 'Leave the conversation' },
    ],
  },
];
