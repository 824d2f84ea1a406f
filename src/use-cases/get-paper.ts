import { LINK_MINUTES } from '../papers/links.js';
import type { PaperKind } from '../papers/paper-of.js';
import { paperMeant } from './paper-meant.js';
import { PERSONAL, type Result } from './result.js';
import { paperShown } from './show-paper.js';
import { type Asker, type Deps, refused } from './use-case.js';

const FORMATS = [
  ['docx', 'Word file'],
  ['html', 'Web page'],
  ['md', 'Markdown'],
] as const;

/** The files of a paper, as links for the asker alone, good for a quarter of an hour. */
export const getPaper = (
  deps: Deps,
  asker: Asker,
  { what, meeting: named }: { readonly what: PaperKind; readonly meeting: string },
): Result => {
  const meant = paperMeant(deps, asker, what, named);
  if ('kind' in meant) return meant;
  const { person } = asker;
  if (!person) return refused('Files are for people whom I know. Ask the governance team for a code.');
  const paper = `${what}|${meant.meeting.id}`;
  const links = FORMATS.flatMap(([format, title]) => {
    const url = deps.papers?.to({ paper, person: person.id, format }) ?? null;
    return url === null ? [] : [{ title, url }];
  });
  if (links.length === 0)
    return refused(
      'I cannot offer files here: nobody has told me my own address. Whoever runs Scrutiny sets PUBLIC_URL. Everything in the file is on the pages above.',
    );
  const shown = paperShown(deps, asker, meant, {
    what,
    page: 0,
    happened: `The links below are yours alone, and good for ${LINK_MINUTES} minutes.`,
  });
  return { ...shown, links, ...PERSONAL };
};
