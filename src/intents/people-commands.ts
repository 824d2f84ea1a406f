import { type Form, usage } from './form.js';

const ACCOUNT = String.raw`(?:teams|slack|web|console):\S{1,190}`;
const BESIDE = new RegExp(String.raw`(?:,\s*|\s+)(?:account\s+(${ACCOUNT})|e-?mail\s+(\S{1,300}))$`, 'i');

/** "…, account slack:T1:U2, email head@force.example" behind a person: each once, in either order. */
const splitBeside = (line: string): { readonly what: string; account: string; email: string } => {
  let what = line;
  let [account, email] = ['', ''];
  for (let match = BESIDE.exec(what); match; match = BESIDE.exec(what)) {
    if (match[1] ? account : email) break;
    account ||= (match[1] ?? '').replace(/,$/, '');
    email ||= (match[2] ?? '').replace(/,$/, '');
    what = what.slice(0, match.index);
  }
  return { what, account, email };
};

/** The commands about who is who. */
export const PEOPLE_FORMS: readonly Form[] = [
  [
    /^add\s+person\s+([^,]{1,200}?)\s+as\s+(\S[\s\S]{0,600})$/i,
    (m) => {
      const { what, account, email } = splitBeside(m[2] ?? '');
      if (!/^[a-z, ]{1,80}$/i.test(what)) return undefined;
      const roles = what
        .toLowerCase()
        .split(/\s*(?:,|\band\b)\s*/)
        .filter(Boolean);
      return { kind: 'add-person', name: m[1] ?? '', roles, account, email };
    },
  ],
  [/^add\s+person\b/i, () => usage('add person')],
  [
    /^e-?mail\s+(?:of\s+|for\s+)?(?:the\s+)?(\S[^,]{0,199}?)\s+is\s+(?:now\s+)?(\S{1,300})$/i,
    (m) => ({ kind: 'set-email', person: m[1] ?? '', email: m[2] ?? '' }),
  ],
  // With an address in it, it is no talk about recommendations, and is not to be said back.
  [/^e-?mail\s[^?]*@/i, () => usage('email')],
  // "Invite Head of Crime to the meeting" asks for something else.
  [
    /^invite\s+(?!.*\b(?:to|recs?|recommendations?)\b)(?:the\s+)?([\p{L}\p{N}][^,;:?]{0,199})$/iu,
    (m) => ({ kind: 'invite-person', person: m[1] ?? '' }),
  ],
  [/^invite\s*$/i, () => usage('invite')],
  [
    /^unlink\s+(?:the\s+)?(\S[^,;:?]{0,199}?)(?:\s+from|\s+on)?\s+(teams|slack|web|page|console)(?:\s+account)?$/i,
    (m) => {
      const platform = (m[2] ?? '').toLowerCase();
      return {
        kind: 'unlink-account',
        person: (m[1] ?? '').replace(/['’]s$/, ''),
        platform: platform === 'page' ? 'web' : platform,
      };
    },
  ],
  [/^unlink\b[^?]*$/i, () => usage('unlink')],
  [/^(?:who\s+am\s+i|link\s+(?:me|my\s+account))\s*\??$/i, () => ({ kind: 'greet' })],
];
