import { describe, expect, it } from 'vitest';
import { countedQueue } from '../../../floor/tally.ts';
import { makeQueue, makeTally } from '../../../floor/testing.ts';
import { asChosen, withFormula } from './chosen-formula.ts';
import { explain } from './explain.ts';
import { missingWhy, valueText } from './queue-numbers.ts';

const counts = { answered: 6, answeredWithin: 3, abandoned: 2, abandonedWithin: 1, abandonedAtOnce: 1 };
const told = {
  percent: 90,
  formula: 'platform',
  thresholdSeconds: 20,
  targetPercent: 80,
  sample: 50,
} as const;
const tally = makeTally({
  counts,
  busySeconds: 300,
  availableSeconds: 100,
  handled: 5,
  handleSeconds: 600,
  missed: 2,
});
const queue = countedQueue(makeQueue({ id: 'cxone:7', serviceLevel: told }), tally);

describe('a service level formula chosen by the viewer', () => {
  it('is in the address for that queue alone, unless it is the configured one', () => {
    const other = ['cxone:70.of-answered'];
    const own = withFormula(other, queue, 'of-offered');
    expect(own).toEqual([...other, 'cxone:7.of-offered']);
    expect(withFormula(own, queue, 'platform')).toEqual([...other, 'cxone:7.platform']);
    expect(withFormula(own, queue, tally.formula)).toEqual(other);
    expect(withFormula(['cxone:7.platform'], queue, tally.formula)).toBeUndefined();
    expect(withFormula(['cxone:7.1.platform'], queue, tally.formula)).toEqual(['cxone:7.1.platform']);
  });

  it('decides what is shown, however few were counted', () => {
    const level = (own: string[] | undefined) => asChosen(queue, own).serviceLevel;
    expect(level(undefined)).toEqual(told);
    expect(level(['cxone:7.of-offered'])).toMatchObject({ percent: 37.5, formula: 'of-offered', sample: 8 });
    expect(level(['cxone:7.of-offered', 'cxone:7.platform'])).toEqual(told);
    expect(level(['cxone:7.best-of-all'])).toEqual(told);
    expect(level(['cxone:7.of-offered', 'cxone:7.1.of-answered'])?.formula).toBe('of-offered');
    expect(asChosen(makeQueue({ id: 'cxone:7' }), ['cxone:7.of-offered']).serviceLevel).toBeUndefined();
  });

  it('says of the platform’s number nothing that holds for our count alone', () => {
    const asked = { queue, platform: undefined, staff: undefined, now: 1000 };
    const text = (label: string) =>
      explain('serviceLevel', asked).facts.find(fact => fact.label === label)?.text ?? '';
    expect(text('Window')).toContain('the platform began to count');
    expect(text('Starts again')).toContain('platform’s own midnight');
    expect(explain('answered', asked).facts.find(({ label }) => label === 'Window')?.text).toContain(
      'on 1 Jan 1970',
    );
  });

  it('explains that it was counted here, since when, until when, and what is missing from it', () => {
    const chosen = asChosen(queue, ['cxone:7.of-offered']);
    const { facts } = explain('serviceLevel', {
      queue: chosen,
      platform: undefined,
      staff: undefined,
      now: 1000,
    });
    const fact = (label: string) => facts.find(each => each.label === label)?.text;
    expect(fact('Leaves out')).toContain('2 contacts left in such a gap');
    expect(fact('Starts again')).toContain('midnight of the gateway (UTC)');
    expect(fact('Sample')).toBe('8 contacts');
    expect(fact('Source')).toContain('Counted here, from each contact');
  });
});

describe('numbers that platforms do not tell', () => {
  it('are counted here, and say so', () => {
    expect(valueText('occupancy', queue, 0)).toBe('75\u202f%');
    expect(valueText('averageHandleTime', queue, 0)).toBe('2:00');
    expect(valueText('answered', queue, 0)).toBe('6');
    expect(valueText('abandonRate', queue, 0)).toBe('25\u202f%');
    expect(missingWhy('occupancy', queue, undefined)).toBeUndefined();
    const asked = { queue, platform: undefined, staff: undefined, now: 1000 };
    const source = explain('occupancy', asked).facts.find(({ label }) => label === 'Source');
    expect(source?.text).toContain('in whatever queue they work');
    const sample = explain('averageHandleTime', asked).facts.find(({ label }) => label === 'Sample');
    expect(sample?.text).toBe('5 handled contacts');
  });
});
