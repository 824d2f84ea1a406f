import { type Activity, activity, tenantOf } from './activity.js';

/** Why a request is not taken: its status, and one sentence for whoever sent it, which tells nothing of the inside. */
export interface NotTaken {
  readonly status: 400 | 401 | 403 | 405 | 413 | 415 | 503;
  readonly sentence: string;
}

/** Longest request, in bytes. */
export const LONGEST_BODY = 256 * 1024;

/** Hosts of Microsoft's that Teams is called back at: the public cloud's and the two of the US government's. */
export const MICROSOFT_HOSTS: readonly string[] = [
  'smba.trafficmanager.net',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Whose activities are taken, and where the bot may call back to. */
export type Access =
  | { readonly kind: 'live'; readonly tenant: string; readonly hosts: readonly string[] }
  /** Bot Framework clients on this machine, such as Microsoft's playground; demo mode only. */
  | { readonly kind: 'demo' };

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether the bot may call this address: a host of the list, by https and its own port, and nothing hidden in it. */
export const mayCall = (address: string, access: Access): boolean => {
  const url = parse(address);
  // What a parser tidies away was written to look like something else.
  if (
    url === null ||
    url.username !== '' ||
    url.password !== '' ||
    !/^[!-~]+$/.test(address) ||
    /[\\@]/.test(address)
  )
    return false;
  if (access.kind === 'demo')
    return ['http:', 'https:'].includes(url.protocol) && LOOPBACK.includes(url.hostname);
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    access.hosts.includes(url.hostname) &&
    address.toLowerCase().startsWith(`https://${url.hostname}`)
  );
};

const parse = (address: string): URL | null => {
  try {
    return new URL(address);
  } catch {
    return null;
  }
};

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** Whether a body of this type is read at all. */
export const refuseType = (contentType: string): NotTaken | null =>
  JSON_TYPE.test(contentType)
    ? null
    : { status: 415, sentence: 'Send an activity as application/json in UTF-8.' };

/** An activity, where the body is one, or null; the SDK fails inside on what is not. */
export const readActivity = (body: string): Activity | null => {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  const read = activity.safeParse(value);
  return read.success ? read.data : null;
};

/** Why an authenticated activity is not taken all the same; null where it is. */
export const refuseActivity = (of: Activity, access: Access): NotTaken | null => {
  if (!mayCall(of.serviceUrl, access))
    return { status: 403, sentence: 'This bot does not answer at that serviceUrl.' };
  if (access.kind === 'demo') return null;
  if (of.channelId !== 'msteams')
    return { status: 403, sentence: 'This bot answers in Microsoft Teams only.' };
  const { channelData, conversation } = of;
  const named = [channelData?.tenant?.id, conversation.tenantId].filter(
    (id) => id !== null && id !== undefined,
  );
  return tenantOf(of) !== null && named.every((id) => id.toLowerCase() === access.tenant.toLowerCase())
    ? null
    : { status: 403, sentence: 'This bot answers in the organisation that it belongs to only.' };
};
