import { describeEventLog } from './log-contract.ts';
import { createMemoryLog } from './memory-log.ts';

describeEventLog(async () => ({ log: createMemoryLog(Math.random), dispose: () => {} }));
