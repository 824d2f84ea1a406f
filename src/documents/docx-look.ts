import { AlignmentType, BorderStyle, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx';

/** A4 in twentieths of a point, as Word counts, with the margins of an office's letters: 2 cm, 2.5 at the head. */
export const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_417, bottom: 1_304, left: 1_134, right: 1_134, header: 567, footer: 510 },
} as const;

/** Between the margins. */
export const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;

/** Where a fact's value begins, right of its term. */
const FACT_INDENT = 2_835;

const GREY = '4A5561';
/** The rules of tables and headings. */
export const LINE = 'B6BEC8';
export const TINT = 'F1F4F7';
const STRONG = '0B4F8A';

/** Word's own styles by their own names, so that its navigation, its contents list and a screen reader know them. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: 'Arial',
        size: 22,
        // Without all three, Word takes the language of whoever opens it.
        language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: { run: { size: 36, bold: true }, paragraph: { spacing: { before: 0, after: 80 } } },
    heading1: {
      run: { size: 28, bold: true },
      paragraph: {
        spacing: { before: 360, after: 120 },
        outlineLevel: 0,
        keepNext: true,
        border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: LINE, space: 2 } },
      },
    },
    heading2: {
      run: { size: 24, bold: true },
      paragraph: { spacing: { before: 280, after: 80 }, outlineLevel: 1, keepNext: true },
    },
    heading3: {
      run: { size: 22, bold: true },
      paragraph: { spacing: { before: 200, after: 60 }, outlineLevel: 2, keepNext: true },
    },
    caption: {
      run: { size: 20, bold: true },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 24, color: GREY },
      paragraph: { spacing: { after: 200 }, contextualSpacing: true },
    },
    {
      id: 'ListBullet',
      name: 'List Bullet',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: 'ListNumber',
      name: 'List Number',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: 'Fact',
      name: 'Fact',
      basedOn: 'Normal',
      paragraph: {
        spacing: { after: 40 },
        indent: { left: FACT_INDENT, hanging: FACT_INDENT },
      },
    },
    {
      id: 'Callout',
      name: 'Callout',
      basedOn: 'Normal',
      paragraph: {
        spacing: { before: 80, after: 120 },
        indent: { left: 170 },
        keepLines: true,
        border: { left: { style: BorderStyle.SINGLE, size: 24, color: STRONG, space: 6 } },
        shading: { fill: TINT },
      },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      run: { size: 20 },
      paragraph: { spacing: { after: 0, line: 252 } },
    },
    { id: 'RowName', name: 'Row Name', basedOn: 'TableText', run: { size: 20, bold: true } },
    {
      id: 'Header',
      name: 'header',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { after: 0 } },
    },
    {
      id: 'Footer',
      name: 'footer',
      basedOn: 'Normal',
      run: { size: 18, color: GREY },
      paragraph: { spacing: { after: 0 } },
    },
    {
      id: 'Marking',
      name: 'Marking',
      basedOn: 'Normal',
      run: { size: 22, bold: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 60 } },
    },
  ],
};

const HANGING = { paragraph: { indent: { left: 510, hanging: 340 } } } as const;

export const BULLETS = 'bullets';
export const NUMBERS = 'numbers';

export const NUMBERING: INumberingOptions = {
  config: [
    { reference: BULLETS, levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', style: HANGING }] },
    { reference: NUMBERS, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', style: HANGING }] },
  ],
};
