import type { MembershipSettings } from '../../../../floor/command-params.ts';
import type { Membership, PlatformKind } from '../../../../floor/entities.ts';
import { isOrdered } from '../words.ts';

type NumberName = 'order' | 'priority' | 'wrapUpSeconds' | 'callLimit' | 'textLimit' | 'proficiency';
type FlagName = 'autoAnswer' | 'answerConfirmation' | 'synchronous';

/** One setting of a member, in a supervisor's words. */
export type SettingsField =
  | {
      readonly kind: 'choice';
      readonly name: 'availability';
      readonly label: string;
      readonly options: readonly {
        readonly value: NonNullable<MembershipSettings['availability']>;
        readonly label: string;
        readonly hint: string;
      }[];
      readonly usual: string;
    }
  | {
      readonly kind: 'number';
      readonly name: NumberName;
      readonly label: string;
      readonly hint: string;
      readonly min: number;
      readonly max: number;
      readonly usual: string;
    }
  | {
      readonly kind: 'flag';
      readonly name: FlagName;
      readonly label: string;
      readonly hint: string;
      readonly usual: boolean;
    };

/** What is typed and chosen: texts of numbers, `''` for those left to the platform. */
export type SettingsValues = Readonly<Record<string, string | boolean>>;

const CXONE: readonly SettingsField[] = [
  {
    kind: 'number',
    name: 'proficiency',
    label: 'Proficiency',
    hint: '1 is best, 20 is worst. Contacts go to the best who is free.',
    min: 1,
    max: 20,
    usual: '10',
  },
  {
    kind: 'choice',
    name: 'availability',
    label: 'The skill is',
    options: [
      { value: 'automatic', label: 'Active', hint: 'Contacts reach them as soon as they are free.' },
      { value: 'disabled', label: 'Suspended', hint: 'Stays assigned, brings no contacts.' },
    ],
    usual: 'automatic',
  },
];

const AVAILABILITY: SettingsField = {
  kind: 'choice',
  name: 'availability',
  label: 'Calls come',
  options: [
    { value: 'automatic', label: 'By themselves', hint: 'Logged in: a call comes whenever they are free.' },
    {
      value: 'manual',
      label: 'After log-in',
      hint: 'In the queue, but logged out. Single calls are possible.',
    },
    {
      value: 'offnet-automatic',
      label: 'To an outside phone',
      hint: 'Logged in at a number outside of the system, such as a mobile.',
    },
    { value: 'disabled', label: 'Not at all', hint: 'Kept in the list, cannot log in.' },
  ],
  usual: 'automatic',
};

const NETSAPIENS_NUMBERS: readonly SettingsField[] = [
  {
    kind: 'number',
    name: 'priority',
    label: 'Queue priority',
    hint: 'When several of their queues have a call waiting, the lowest number is served first.',
    min: 0,
    max: 100,
    usual: '',
  },
  {
    kind: 'number',
    name: 'wrapUpSeconds',
    label: 'Wrap-up, in seconds',
    hint: 'Pause after each call before the next one comes.',
    min: 0,
    max: 3600,
    usual: '',
  },
  {
    kind: 'number',
    name: 'callLimit',
    label: 'Calls at once',
    hint: 'Almost always 1.',
    min: 1,
    max: 100,
    usual: '1',
  },
  {
    kind: 'number',
    name: 'textLimit',
    label: 'SMS conversations at once',
    hint: 'Beyond this no further text conversation comes.',
    min: 0,
    max: 100,
    usual: '',
  },
];

const NETSAPIENS_FLAGS: readonly SettingsField[] = [
  {
    kind: 'flag',
    name: 'autoAnswer',
    label: 'The phone answers by itself',
    hint: 'Calls of this queue begin without a touch.',
    usual: false,
  },
  {
    kind: 'flag',
    name: 'answerConfirmation',
    label: 'They confirm each call with a key',
    hint: 'So that a voicemail or somebody else’s phone does not take it.',
    usual: false,
  },
];

const SYNCHRONOUS: SettingsField = {
  kind: 'flag',
  name: 'synchronous',
  label: 'Wait until NetSapiens confirms it',
  hint: 'Slower to answer, but nothing stays pending.',
  usual: false,
};

/** What can be set of a member, on a platform and in a queue of a dispatch type. */
export function settingsFields(
  kind: PlatformKind | undefined,
  dispatchType: string | undefined,
  doing: 'add' | 'update',
): readonly SettingsField[] {
  if (kind === 'cxone') return CXONE;
  if (kind !== 'netsapiens') return [];
  const order: SettingsField = {
    kind: 'number',
    name: 'order',
    label: 'Place in line',
    hint: isOrdered(dispatchType)
      ? `${dispatchType} goes down this list: the lowest number is tried first.`
      : 'Counts only in linear and tiered queues: the lowest number is tried first.',
    min: 0,
    max: 1000,
    usual: '',
  };
  return [
    AVAILABILITY,
    order,
    ...NETSAPIENS_NUMBERS,
    ...NETSAPIENS_FLAGS,
    ...(doing === 'add' ? [SYNCHRONOUS] : []),
  ];
}

/** What the fields hold to begin with: as the member is, or as is usual. */
export function firstValues(
  fields: readonly SettingsField[],
  member: Membership | undefined,
): SettingsValues {
  return Object.fromEntries(
    fields.map(field => {
      const known = member?.[field.name as keyof Membership];
      if (member === undefined) return [field.name, field.usual];
      if (field.kind === 'flag') return [field.name, known === true];
      return [field.name, known === undefined || known === 'unknown' ? '' : String(known)];
    }),
  );
}

export type ReadSettings = {
  readonly settings: MembershipSettings;
  /** What is wrong, by field. */
  readonly errors: Readonly<Record<string, string>>;
};

/** Checks what was typed. Nothing typed means: leave it to the platform, or as it is. */
export function readSettings(fields: readonly SettingsField[], values: SettingsValues): ReadSettings {
  const errors: Record<string, string> = {};
  const settings: Record<string, string | number | boolean> = {};
  for (const field of fields) {
    const value = values[field.name];
    if (field.kind === 'flag') {
      if (value === true || (value === false && field.usual)) settings[field.name] = value;
      else if (value === false && field.name !== 'synchronous') settings[field.name] = false;
      continue;
    }
    if (typeof value !== 'string' || value.trim() === '') continue;
    if (field.kind === 'choice') {
      settings[field.name] = value;
      continue;
    }
    const number = Number(value.trim());
    if (!/^\d+$/.test(value.trim())) errors[field.name] = 'Give a whole number.';
    else if (number < field.min || number > field.max)
      errors[field.name] = `Give a number from ${field.min} to ${field.max}.`;
    else settings[field.name] = number;
  }
  return { settings, errors };
}

/** What of the settings is other than the member's: only that is sent. */
export function changedSettings(settings: MembershipSettings, member: Membership): MembershipSettings {
  const known: Readonly<Record<string, unknown>> = member;
  return Object.fromEntries(Object.entries(settings).filter(([name, value]) => known[name] !== value));
}
