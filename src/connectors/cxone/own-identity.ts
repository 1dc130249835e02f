import * as z from 'zod';
import { err, ok, type Result } from '../../lib/result.ts';
import type { IdentityField, LinkedIdentity } from '../connector.ts';

/** What a supervisor gives to act as themselves on CXone. */
export type OwnIdentity = {
  readonly label: string;
  readonly agentId: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly stationId: string | undefined;
  readonly stationPhone: string | undefined;
};

/** The form that links a CXone identity. */
export const IDENTITY_FIELDS: readonly IdentityField[] = [
  {
    name: 'agentId',
    label: 'CXone agent id',
    secret: false,
    required: true,
    hint: 'Your own agent id, a number: in CXone under ACD, ACD Users, your name.',
  },
  {
    name: 'accessKeyId',
    label: 'Access key id',
    secret: false,
    required: true,
    hint: 'In CXone under My Settings, Access Keys. The key acts with your permissions.',
  },
  {
    name: 'accessKeySecret',
    label: 'Access key secret',
    secret: true,
    required: true,
    hint: 'Shown by CXone once, when the key is created.',
  },
  {
    name: 'stationId',
    label: 'Station id',
    secret: false,
    required: false,
    hint: 'The station on which you hear calls. Give this or a phone number.',
  },
  {
    name: 'stationPhone',
    label: 'Phone number',
    secret: false,
    required: false,
    hint: 'The phone on which you hear calls, digits only. Give this or a station id.',
  },
];

const given = z
  .string()
  .trim()
  .optional()
  .transform(value => (value === '' ? undefined : value));

const fieldsSchema = z.object({
  agentId: z
    .string()
    .trim()
    .regex(/^\d{1,15}$/, 'the CXone agent id must be a number'),
  accessKeyId: z.string().trim().min(1, 'the access key id is missing'),
  accessKeySecret: z.string().trim().min(1, 'the access key secret is missing'),
  stationId: given,
  stationPhone: given.pipe(
    z
      .string()
      .regex(/^\+?\d{3,20}$/, 'the phone number must be digits')
      .optional(),
  ),
});

/** Reads a linked identity; the error says what is missing, for the supervisor. */
export function ownIdentity(linked: LinkedIdentity | undefined): Result<OwnIdentity, string> {
  if (linked === undefined)
    return err('This is done as you, on your own phone: link your CXone identity first.');
  const fields = fieldsSchema.safeParse(linked.fields);
  if (!fields.success) {
    const [issue] = fields.error.issues;
    return err(`Your CXone identity is incomplete: ${issue?.message ?? 'it cannot be read'}. Link it again.`);
  }
  if (fields.data.stationId === undefined && fields.data.stationPhone === undefined)
    return err(
      'Your CXone identity names no phone: add a station id or a phone number, on which you hear calls.',
    );
  return ok({ ...fields.data, label: linked.label, stationPhone: fields.data.stationPhone });
}
