import { unzipSync } from 'fflate';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as textOf } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { SaxesParser } from 'saxes';

/** What independent readers find in a file: its text, and the kinds of parts that it is made of. */
export interface Found {
  readonly text: string;
  readonly parts: ReadonlySet<string>;
}

/** A page as a browser reads it: the text of its body, its elements, each with its attributes. */
export const readHtml = (html: string): Found & { readonly title: string } => {
  const parts = new Set<string>();
  const texts: string[] = [];
  let title = '';
  const walk = (node: DefaultTreeAdapterTypes.ChildNode, within: string): void => {
    if (node.nodeName === '#text' && 'value' in node) {
      if (within === 'title') title += node.value;
      else if (within !== 'style') texts.push(node.value);
    } else if ('tagName' in node) {
      parts.add(node.tagName);
      for (const { name } of node.attrs) parts.add(`${node.tagName} ${name}`);
      for (const child of node.childNodes) walk(child, node.tagName);
    } else if (node.nodeName !== '#documentType') parts.add(node.nodeName);
  };
  const errors: string[] = [];
  const document = parse(html, { onParseError: ({ code }) => errors.push(code) });
  for (const child of document.childNodes) walk(child, '');
  if (errors.length > 0) throw new Error(`The page is not well-formed: ${errors.join(', ')}.`);
  return { text: texts.join(''), parts, title };
};

interface MarkdownNode {
  readonly type: string;
  readonly children?: readonly MarkdownNode[];
}

/**
 * Markdown as GitHub and most others read it: its text, and its kinds of nodes. Without the library's second search
 * for addresses, in what is already text: no escape can keep that off.
 */
export const readMarkdown = (markdown: string): Found => {
  const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
  const root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions });
  const parts = new Set<string>();
  const walk = (node: MarkdownNode): void => {
    parts.add(node.type);
    for (const child of node.children ?? []) walk(child);
  };
  walk(root);
  return { text: textOf(root), parts };
};

/** The parts of a Word file by their paths, each as XML. */
export const unzipDocx = (file: Uint8Array): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(unzipSync(file)).map(([path, bytes]) => [
      path,
      new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    ]),
  );

/** @throws Error where it is not well-formed. */
export const readXml = (xml: string): Found => {
  const parts = new Set<string>();
  const texts: string[] = [];
  const within: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    parts.add(name);
    within.push(name);
  });
  parser.on('closetag', () => void within.pop());
  parser.on('text', (text) => {
    texts.push(text);
    if (text.trim() !== '') parts.add(`text in ${within.at(-1)}`);
  });
  parser.write(xml).close();
  return { text: texts.join(''), parts };
};

/** ECMA-376 part 1, 17: what may stand in these, as far as our files have it, in the one order that is allowed. */
const ORDER: Readonly<Record<string, string>> = {
  'w:style':
    'w:name w:basedOn w:next w:link w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:pPr w:rPr w:tblPr',
  'w:pPr':
    'w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:numPr w:pBdr w:shd w:tabs w:spacing w:ind w:contextualSpacing w:jc w:outlineLvl w:rPr w:sectPr',
  'w:rPr': 'w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:color w:sz w:szCs w:u w:vertAlign w:lang',
  'w:tblPr': 'w:tblStyle w:tblW w:jc w:tblInd w:tblBorders w:tblLayout w:tblCellMar w:tblLook',
  'w:tblBorders': 'w:top w:left w:bottom w:right w:insideH w:insideV',
  'w:tcPr': 'w:tcW w:gridSpan w:tcBorders w:shd w:tcMar w:vAlign',
  'w:tcMar': 'w:top w:left w:start w:bottom w:right w:end',
  'w:lvl': 'w:start w:numFmt w:suff w:lvlText w:lvlJc w:pPr w:rPr',
  'w:sectPr': 'w:headerReference w:footerReference w:pgSz w:pgMar w:pgNumType w:cols w:docGrid',
};

/** The elements whose parts stand in another order than the standard's, or are none that we know. */
export const outOfOrder = (xml: string): readonly string[] => {
  const wrong = new Set<string>();
  const open: { readonly name: string; readonly parts: string[] }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    open.at(-1)?.parts.push(name);
    open.push({ name, parts: [] });
  });
  parser.on('closetag', () => {
    const { name, parts } = open.pop() ?? { name: '', parts: [] };
    const places = parts.map((part) => ORDER[name]?.split(' ').indexOf(part) ?? 0);
    if (places.some((place, at) => place < (places[at - 1] ?? 0))) wrong.add(`${name}: ${parts.join(', ')}`);
  });
  parser.write(xml).close();
  return [...wrong];
};
