import type { WebClient } from '@slack/web-api';
import type { Log } from '../../ports.js';
import { asNotSent } from './api.js';

/** How long a link is waited for, in milliseconds: the form must be open within three seconds. */
const PATIENCE = 700;

/** The link of a message; '' where Slack gives none in time, as for one that the app may not see. */
export const permalinkOf = async (
  client: Pick<WebClient, 'chat'>,
  { channel, ts }: { readonly channel: string; readonly ts: string },
  log: Log,
): Promise<string> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(''), PATIENCE);
  });
  const asked = client.chat.getPermalink({ channel, message_ts: ts }).then(
    ({ permalink }) => permalink ?? '',
    (error: unknown) => {
      log.info(`slack: no link of a message: ${asNotSent(error).message}`);
      return '';
    },
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
};
