/** How long Slack may take over one private answer, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Says something by the address that Slack gave for one interaction: no token, nothing secret but the address itself.
 * False where Slack does not take it any more: after 30 minutes, or five uses.
 * @throws where nobody can say whether it arrived.
 */
export const respond = async (url: string, message: object): Promise<boolean> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(message),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  await response.body?.cancel();
  return response.ok;
};
