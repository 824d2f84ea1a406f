import { may } from '../domain/permission.js';
import type { Recommendation, Register } from '../domain/register.js';
import { isOpen } from '../domain/status.js';
import { findByTopic } from '../domain/topic.js';
import { isWebAddress, LONGEST_FIELD } from '../domain/update.js';
import { SAY_PLATFORM } from '../domain/words.js';
import type { Reference } from '../intents/intent.js';
import { openUpdateForm } from './open-update-form.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Most that one may choose from. */
export const MOST_CHOICES = 50;
/** A longer link than this is left out: cut, it would open nothing. */
const LONGEST_LINK = 1_000;
/** Words of a message that are read to see what it is about. */
const WORDS_READ = 30;

/**
 * A message's words as the beginning of an update: the form, with its link as evidence; before that the question
 * which recommendation, where there are several that the asker may update. Nothing is in the record until the form
 * is sent, and then it is theirs who sent it.
 */
export const useAsUpdate = (
  deps: Deps,
  asker: Asker,
  { text, link, ref }: { readonly text: string; readonly link: string; readonly ref: Reference | null },
): Result => {
  const register = deps.store.read();
  const words = boundedWords(text);
  if (words === '') return refused('That message has no words in it. Pick one that says what has been done.');
  const evidence = link.length <= LONGEST_LINK && isWebAddress(link) ? link : '';
  if (ref !== null) return quoted(openUpdateForm(deps, asker, { refs: [ref] }), asker, words, evidence);
  const theirs = mayUpdate(register, asker);
  const [only, second] = theirs;
  if (!only)
    return refused(
      asker.person === null
        ? 'Updates are given by owners and the governance team, and I do not know you as one of them. Write “help” to me: I tell you how your account is linked.'
        : 'No open recommendation is yours to update. Owners update their own, the governance team any.',
    );
  if (!second) return quoted(openUpdateForm(deps, asker, { refs: [refOf(only)] }), asker, words, evidence);
  const own = new Set(theirs);
  const about = findByTopic(register, words.split(/\s+/).slice(0, WORDS_READ), words).filter((one) =>
    own.has(one),
  );
  return {
    kind: 'choose-recommendation',
    choices: [...new Set([...about, ...theirs])].slice(0, MOST_CHOICES),
    total: theirs.length,
    text: words,
    link: evidence,
    ...PERSONAL,
  };
};

/** As many characters as the form takes, cut visibly and never inside of one. */
const boundedWords = (text: string): string => {
  const words = text.trim();
  return words.length <= LONGEST_FIELD
    ? words
    : `${words.slice(0, LONGEST_FIELD - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
};

/** The open recommendations that the asker may update, of the inspection that counts where they are. */
const mayUpdate = (register: Register, { person, conversation }: Asker): Recommendation[] =>
  [...register.recommendations.values()].filter(
    (recommendation) =>
      isOpen(recommendation) &&
      (conversation.inspection === null || recommendation.inspection === conversation.inspection) &&
      may(register, person, 'submit-update', { recommendation }),
  );

const refOf = ({ inspection, number, kind }: Recommendation): Reference => ({ inspection, number, kind });

const quoted = (form: Result, { via }: Asker, done: string, link: string): Result =>
  form.kind !== 'form'
    ? form
    : {
        ...form,
        quoted: true,
        fields: {
          ...form.fields,
          done,
          ...(link === '' ? {} : { evidenceTitle: `Message in ${SAY_PLATFORM[via]}`, evidenceLink: link }),
        },
      };
