import { describe, expect, it } from 'vitest';
import { createLogger, logOf, withoutNumbers } from './logger.ts';

function makeLog() {
  const lines: string[] = [];
  const log = logOf(createLogger('debug', { write: line => void lines.push(line) }), 'test');
  return { lines, log };
}

describe('[OP3] the log of the process', () => {
  it('holds no secret, number or text, wherever it stands', () => {
    const { lines, log } = makeLog();
    log('warn', 'call from +44 20 7946 0118 failed', {
      password: 'canary-1',
      accessKeySecret: 'canary-2',
      nested: { token: 'canary-3', deeper: { customer: 'canary-4' } },
      text: 'canary-5',
      raw: 'canary-6',
      url: 'https://host/x?phone=02079460118',
    });
    const written = lines.join('');
    expect(written).not.toContain('canary');
    expect(written).not.toContain('0118');
    expect(JSON.parse(written)).toMatchObject({
      level: 'warn',
      part: 'test',
      msg: 'call from [number] failed',
    });
  });

  it('keeps what helps: times, short numbers, ids in words', () => {
    expect(withoutNumbers('status 503 after 2026-11-21T04:25:02Z, agent cxone:12214, 1500 ms')).toBe(
      'status 503 after 2026-11-21T04:25:02Z, agent cxone:12214, 1500 ms',
    );
  });
});
