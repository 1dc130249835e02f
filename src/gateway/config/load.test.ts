import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, demoConfig, demoRefusal } from './demo.ts';
import { loadConfig } from './load.ts';
import { addressOf } from './schema.ts';

const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2E$c2FsdHNhbHRzYWx0c2FsdHNhbHRzYWx0c2FsdHNhbHQ';
const GOOD = `# our centre
platforms:
  - kind: cxone
    area: eu1
    accessKeyId: key
    accessKeySecret: {env: CXONE_SECRET}
people:
  - username: ana
    role: supervisor
    teams: [Red]
    passwordHash: ${HASH}
`;
const load = (text: string, environment: Record<string, string> = { CXONE_SECRET: 's3cret' }) =>
  loadConfig('floorwatch.yaml', text, environment);
const problemsOf = (text: string, environment?: Record<string, string>) => {
  const result = load(text, environment);
  return result.ok ? [] : result.error;
};

describe('the configuration file', () => {
  it('[OP1] says so when its aliases multiply without end, and takes no prototype out of it', () => {
    const lists = ['b', 'c', 'd', 'e'].map((name, at) => {
      const before = 'abcd'[at];
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`;
    });
    const problems = problemsOf(`a: &a [x]\n${lists.join('\n')}\nplatforms: *e\n`);
    expect(problems).toEqual([expect.stringContaining('aliases cannot be followed')]);
    expect(problemsOf(`${GOOD}__proto__: {polluted: true}\n`)).toEqual([
      expect.stringContaining('__proto__: is not known here'),
    ]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('is read with its defaults, values from the environment included', () => {
    const result = load(GOOD);
    expect(result).toMatchObject({
      ok: true,
      value: {
        gateway: { host: '127.0.0.1', port: 4000, undoSeconds: 5 },
        platforms: [{ kind: 'cxone', id: 'cxone', accessKeySecret: 's3cret' }],
        people: [{ username: 'ana', teams: ['Red'], platforms: [] }],
      },
    });
  });

  it('names a kind for each platform, with the section of that kind', () => {
    const text = GOOD.replace(
      'people:',
      '  - {kind: genesys, url: https://gws.example, user: u, password: p}\npeople:',
    );
    expect(load(text)).toMatchObject({
      ok: true,
      value: { platforms: [{ id: 'cxone' }, { id: 'genesys' }] },
    });
    const wrong = problemsOf(GOOD.replace('kind: cxone', 'kind: avaya'));
    expect(wrong).toEqual([
      'floorwatch.yaml:3 platforms[0].kind: must be one of cxone, genesys, netsapiens.',
    ]);
  });

  it('may be JSON', () => {
    const person = { username: 'ana', role: 'viewer', passwordHash: HASH };
    const platform = { kind: 'cxone', area: 'eu1', accessKeyId: 'key', accessKeySecret: 'x' };
    expect(load(JSON.stringify({ platforms: [platform], people: [person] })).ok).toBe(true);
  });

  const wrong: Record<string, [string, string]> = {
    'a field that is missing': [
      GOOD.replace('    accessKeyId: key\n', ''),
      'floorwatch.yaml:3 platforms[0].accessKeyId: is missing',
    ],
    'a field of another kind': [
      GOOD.replace('teams: [Red]', 'teams: Red'),
      'floorwatch.yaml:10 people[0].teams: must be a list.',
    ],
    'a word that is not one of the words': [
      GOOD.replace('role: supervisor', 'role: boss'),
      'floorwatch.yaml:9 people[0].role: must be one of viewer, supervisor, admin.',
    ],
    'a field that is spelled wrong': [
      GOOD.replace('    area:', '    arae:'),
      'floorwatch.yaml:4 platforms[0].arae: is not known here. Remove it, or check how it is spelled.',
    ],
    'a password that is no hash': [
      GOOD.replace(HASH, 'letmein'),
      'floorwatch.yaml:11 people[0].passwordHash: is not an argon2id hash. Make one with',
    ],
    'a number out of bounds': [
      `gateway:\n  port: 70000\n${GOOD}`,
      'floorwatch.yaml:2 gateway.port: must be at most 65535.',
    ],
    'a name that is used twice': [
      `${GOOD}  - {username: ana, role: viewer, passwordHash: ${HASH}}\n`,
      'floorwatch.yaml:12 people[1].username: is used twice.',
    ],
    'an address for others without a public one': [
      `gateway:\n  host: 0.0.0.0\n${GOOD}`,
      'floorwatch.yaml:1 gateway.publicOrigin: is missing. The gateway listens on 0.0.0.0',
    ],
    'a public address in the clear': [
      `gateway:\n  publicOrigin: http://floor.example\n${GOOD}`,
      'floorwatch.yaml:2 gateway.publicOrigin: must be an https address',
    ],
    'a threshold out of bounds': [
      `thresholds:\n  queues:\n    Billing:\n      serviceLevelPercent: 800\n${GOOD}`,
      'floorwatch.yaml:4 thresholds.queues.Billing.serviceLevelPercent: must be at most 100.',
    ],
    'a state that has no limit': [
      `thresholds:\n  states: { logged-out: 5 }\n${GOOD}`,
      'floorwatch.yaml:2 thresholds.states.logged-out: is not known here.',
    ],
    'a threshold that is spelled wrong': [
      `thresholds:\n  default: { wait: 60 }\n${GOOD}`,
      'floorwatch.yaml:2 thresholds.default.wait: is not known here.',
    ],
    'a section that is missing': [
      GOOD.slice(0, GOOD.indexOf('people')),
      'floorwatch.yaml:2 people: is missing. Add it, a list.',
    ],
    'an address that is none': [
      `gateway:\n  publicOrigin: floor.example\n${GOOD}`,
      'floorwatch.yaml:2 gateway.publicOrigin: must be an address like https://floor.example.com.',
    ],
    'a text where a section of any names belongs': [
      `thresholds:\n  queues: none\n${GOOD}`,
      'floorwatch.yaml:2 thresholds.queues: must be a section with fields of its own.',
    ],
    'a name that may not stand in a section': [
      GOOD.replace('area: eu1', 'area: eu1\n    branches: {join: {404x: Default}}'),
      'floorwatch.yaml:5 platforms[0].branches.join.404x: must be an HTTP status, like "404"',
    ],
    'a list with nothing in it': [
      GOOD.replace(
        'people:',
        `  - {kind: genesys, url: https://g.example, user: u, password: p, topics: []}\npeople:`,
      ),
      'floorwatch.yaml:7 platforms[1].topics: must have at least 1 item.',
    ],
    'a number where a text belongs': [
      GOOD.replace('accessKeyId: key', 'accessKeyId: 12345'),
      'floorwatch.yaml:5 platforms[0].accessKeyId: must be a text: put it in quotes.',
    ],
    'a section of several kinds that has none': [
      GOOD.replace('people:', `  - {kind: netsapiens, url: https://n.example, auth: {apiKey: x}}\npeople:`),
      'floorwatch.yaml:7 platforms[1].auth.type: must be one of apiKey, token, jwt.',
    ],
    'a text in another form': [
      GOOD.replace(
        'people:',
        `  - {kind: netsapiens, url: https://n.example, auth: {type: apiKey, apiKey: x}, statisticsFields: vol}\npeople:`,
      ),
      'floorwatch.yaml:7 platforms[1].statisticsFields: must be names of metrics with commas between, like VOL,CH,AC,SL',
    ],
    'an alias of itself': ['gateway: {data: &a [*a]}', 'floorwatch.yaml: its aliases cannot be followed'],
    'a number that the environment gives': [
      `gateway:\n  port: {env: CXONE_SECRET}\n${GOOD}`,
      'floorwatch.yaml:2 gateway.port: must be a number. Only texts can be taken from the environment: write it here.',
    ],
    'no YAML': ['platforms: [', 'floorwatch.yaml:1 is not well-formed YAML'],
    'an empty file': ['', 'floorwatch.yaml:1 platforms: is missing.'],
  };
  for (const [name, [text, problem]] of Object.entries(wrong)) {
    it(`[OP1] tells line, field and mend: ${name}`, () => {
      expect(
        problemsOf(text).find(told => told.startsWith(problem)),
        problemsOf(text).join('\n'),
      ).toBeDefined();
    });
  }

  it('[OP1] tells which variable of the environment is not set', () => {
    expect(problemsOf(GOOD, {})).toEqual([
      'floorwatch.yaml:6 platforms[0].accessKeySecret: the environment variable CXONE_SECRET is not set. Set it, or write the value here.',
    ]);
  });

  it('[OP3] never repeats a value that may be a secret', () => {
    expect(problemsOf(GOOD.replace(HASH, 'letmein')).join('')).not.toContain('letmein');
  });
});

describe('[PE7] the demonstration', () => {
  const demo = demoConfig('http://127.0.0.1:4100', HASH);

  it('has three people and every simulated platform', () => {
    expect(demo.people.map(({ username }) => username)).toEqual(['supervisor', 'viewer', 'admin']);
    expect(demo.platforms.map(addressOf)).toEqual(
      ['cxone', 'genesys', 'netsapiens/ns-api/v2'].map(path => `http://127.0.0.1:4100/${path}`),
    );
    expect(DEMO_PASSWORD).toBe('floorwatch-demo');
  });

  it('stays on this machine, with simulated platforms', () => {
    expect(demoRefusal(demo, '127.0.0.1')).toBeUndefined();
    expect(demoRefusal(demo, '0.0.0.0')).toContain('does not listen on 0.0.0.0');
    expect(demoRefusal(demoConfig('https://api.example', HASH), '127.0.0.1')).toContain('is not connected');
    const real = demo.platforms.map(platform =>
      platform.kind === 'cxone' ? { ...platform, baseUrl: undefined } : platform,
    );
    expect(demoRefusal({ ...demo, platforms: real }, '127.0.0.1')).toContain('is not connected');
  });
});
