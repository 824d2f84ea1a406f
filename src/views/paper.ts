import type { Run } from '../documents/paper.js';
import { pagesOf } from '../papers/pages.js';
import type { PaperShown } from '../use-cases/result.js';
import { type Button, buttons, shorten } from './parts.js';
import type { View } from './view.js';

/** Longest heading within a page. */
const LONGEST_TITLE = 150;
/** Longest run of a page; the file has all of it. */
const LONGEST_RUN = 600;

const runOf = ({ style, text }: Run) => ({
  text: style === 'quote' ? `“${shorten(text, LONGEST_RUN)}”` : shorten(text, LONGEST_RUN),
  weight: style === 'bold' ? 'bolder' : 'default',
  italic: style === 'italic',
});

const NAMES = { pack: 'Papers', minutes: 'Minutes' } as const;

/** A meeting's pack or its minutes in the chat, page by page; the files have the same, and all of it. */
export const paperView = (shown: PaperShown): View => {
  const { what, paper, meeting, happened, mayApprove, mayCorrect, corrections, links, audience } = shown;
  const pages = pagesOf(paper);
  const page = Math.min(Math.max(0, shown.page), pages.length - 1);
  // Whoever asks for the files has read the page.
  const sections = (links.length > 0 ? [] : (pages[page] ?? [])).map(({ title, lines }) => ({
    title: shorten(title, LONGEST_TITLE),
    hasTitle: title !== '',
    lines: lines.map((runs) => ({ runs: runs.filter(({ text }) => text !== '').map(runOf) })),
  }));
  const turn = (label: string, to: number): Button => ({
    label,
    verb: `show-${what}`,
    data: { meeting, page: String(to) },
  });
  const heading =
    pages.length > 1 && links.length === 0
      ? `${NAMES[what]}: page ${page + 1} of ${pages.length}`
      : NAMES[what];
  const subtitle = paper.subtitle.map((line) => ` · ${line}`).join('');
  const words = sections.map(({ title, lines }) =>
    [title, ...lines.map(({ runs }) => runs.map(({ text }) => text).join(''))].filter(Boolean).join('\n'),
  );
  return {
    card: 'paper',
    data: {
      happened,
      hasHappened: happened !== '',
      heading,
      title: paper.title,
      subtitle,
      sections,
      foot: [paper.marking, paper.record].filter(Boolean).join(' · '),
      buttons: buttons(
        links.length > 0
          ? []
          : [
              page + 1 < pages.length ? turn('Next page', page + 1) : null,
              page > 0 ? turn('Back', page - 1) : null,
              { label: 'As a file', verb: 'get-paper', data: { paper: what, meeting } },
              mayApprove
                ? {
                    label: 'Approve the minutes',
                    verb: 'approve-minutes',
                    data: { meeting, seen: String(corrections) },
                  }
                : null,
              mayCorrect ? { label: 'Correct', verb: 'open-correction', data: { meeting } } : null,
            ],
      ),
      links,
    },
    text: [happened, `${heading}. ${paper.title}${subtitle}`, ...words].filter(Boolean).join('\n'),
    audience,
  };
};
