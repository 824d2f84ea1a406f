import { noResponse } from '../../src/domain/defaults.js';
import type { RecordOf, Register } from '../../src/domain/register.js';
import { cheshire, readText } from './letters.js';
import { aRecommendation } from './records.js';
import { aRegister } from './register.js';

/** The inspection of the sample letter. */
export const LETTER_CODE = 'RAPE-P1-2021';

/** The register that the sample letter gives once everything in it is confirmed: eight recommendations. */
export const letterRegister = (): Register => {
  const { inspection, proposals } = readText(cheshire);
  const entered = proposals.map(
    (proposal): RecordOf<'recommendations'> =>
      aRecommendation({
        id: `${LETTER_CODE}/${proposal.number}`,
        number: proposal.number,
        kind: proposal.kind,
        text: proposal.text,
        requirements: [...proposal.requirements],
        addressees: [...proposal.addressees],
        deadline: { ...proposal.deadline },
        position: {
          headline: null,
          reason: '',
          since: null,
          kinds: [...proposal.positions],
          answer: proposal.answer,
          notes: [...proposal.answerNotes],
          publishedOn: inspection.letterOn,
          draft: null,
        },
      }),
  );
  return aRegister({
    inspections: [
      {
        id: LETTER_CODE,
        title: inspection.title ?? '',
        publisher: inspection.publisher ?? '',
        publishedOn: inspection.publishedOn,
        letterOn: inspection.letterOn,
        related: [],
        response: noResponse(),
      },
    ],
    recommendations: entered,
  });
};
