import { createRequire } from 'node:module';

interface Templating {
  readonly Template: new (template: unknown) => { expand(context: { $root: unknown }): FilledCard };
}

/** A card as the standard engine fills it. */
export interface FilledCard {
  readonly body: readonly {
    readonly type: string;
    readonly text?: string;
    readonly inlines?: readonly { readonly text: string }[];
  }[];
  readonly actions: readonly { readonly type: string; readonly verb: string }[];
}

// Its type declarations lead into TypeScript sources that do not compile here, so it comes in without them.
const { Template } = createRequire(import.meta.url)('adaptivecards-templating') as Templating;

/** Fills a template with the official engine. */
export const fillAsStandard = (template: unknown, data: unknown): FilledCard =>
  new Template(template).expand({ $root: data });
