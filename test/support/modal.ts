interface Modal {
  readonly blocks: readonly unknown[];
}
type Node = Readonly<Record<string, unknown>>;

/** `view.state.values` as Slack sends it when nobody changed anything: each field with what it was opened with. */
export const filledIn = ({ blocks }: Modal): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    (blocks as readonly Node[])
      .filter(({ type }) => type === 'input')
      .map(({ block_id, element }) => {
        const field = element as Node;
        const { type } = field;
        const value =
          type === 'plain_text_input'
            ? { value: field.initial_value ?? null }
            : type === 'datepicker'
              ? { selected_date: field.initial_date ?? null }
              : { selected_option: field.initial_option ?? null };
        return [String(block_id), { [String(field.action_id)]: { type, ...value } }];
      }),
  );
