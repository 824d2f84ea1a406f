import { beginning } from '../domain/cut.js';
import type { Named } from '../domain/lookup.js';
import { LONGEST_TEXT } from '../domain/register.js';
import { sayShort } from '../domain/words.js';
import { keep, meantAndAllowed } from './keep.js';
import type { Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Corrects what was read from the letter. The history keeps the former words. */
export const correctRecommendation = async (
  deps: Deps,
  asker: Asker,
  {
    ref,
    field,
    value,
    because,
  }: { readonly ref: Named; readonly field: string; readonly value: string; readonly because: string },
): Promise<Result> => {
  const meant = meantAndAllowed(deps, asker, ref, 'keep-register', 'correct the register');
  if ('kind' in meant) return meant;
  const { recommendation } = meant;
  const rec = sayShort(recommendation);
  if (because === '')
    return refused(
      `A correction needs a reason, for the history. For example: correct ${recommendation.number} ${field} to … because the report says so.`,
    );
  if (value.length > LONGEST_TEXT)
    return refused(
      `That has ${value.length.toLocaleString('en-GB')} characters; at most ${LONGEST_TEXT.toLocaleString('en-GB')} fit.`,
    );
  if (field === 'report number' && value.length > 20) return refused('A number has at most 20 characters.');
  return keep(deps, asker, meant, {
    why: `Corrected the ${field} of ${rec}: ${because}`,
    sentence: `The ${field} of ${rec} ${field === 'addressees' ? 'are' : 'is'} corrected.`,
    edit: (draft) => {
      if (field === 'text') draft.text = value;
      else if (field === 'answer') draft.position.answer = value;
      else if (field === 'report number') draft.reportNumber = value;
      else
        draft.addressees = value
          .split(',')
          .map((one) => beginning(one.trim(), 300))
          .filter(Boolean)
          .slice(0, 20);
    },
    waysOn: [{ label: 'Full text', verb: 'show-text', data: { ref: recommendation.id } }],
  });
};
