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
