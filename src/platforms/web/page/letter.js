/** Largest letter, in bytes; the server says the same. */
const LARGEST = 5 * 1024 * 1024;

/**
 * The dialog that imports a letter (a code, and a file or its pasted text) or a file of boards.
 * @param {(letter: { id: string, name: string, code: string, bytes: Blob }) => Promise<void>} onImport
 */
export const createLetter = (onImport) => {
  /** @template {HTMLElement} T @param {string} id @returns {T} */
  const byId = (id) => /** @type {T} */ (document.getElementById(id));
  const dialog = /** @type {HTMLDialogElement} */ (byId('letter'));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector('form'));
  const code = /** @type {HTMLInputElement} */ (byId('code'));
  const file = /** @type {HTMLInputElement} */ (byId('file'));
  const pasted = /** @type {HTMLTextAreaElement} */ (byId('pasted'));
  const submit = /** @type {HTMLButtonElement} */ (form.querySelector('[type=submit]'));
  /** What was last sent and failed, with its id: the same letter again is the same event. @type {{ id: string, key: string } | null} */
  let unsent = null;

  /** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} errorId @param {string} sentence */
  const mark = (field, errorId, sentence) => {
    byId(errorId).textContent = sentence;
    if (sentence) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  };

  /** The sentence about the source, or an empty one. @param {File | undefined} chosen */
  const sourceError = (chosen) => {
    if (!chosen && pasted.value.trim() === '') return 'Choose a file or paste the text of the letter.';
    if (chosen && pasted.value.trim() !== '') return 'Use the file or the pasted text, not both.';
    if (chosen && chosen.size > LARGEST)
      return 'That file is larger than 5 MB. Letters are far smaller: is it the right file?';
    return '';
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (submit.getAttribute('aria-disabled') === 'true') return;
    const chosen = file.files?.[0];
    const given = code.value.trim();
    // Boards (YAML or JSON) belong to no inspection.
    const needed = !/\.(?:ya?ml|json)$/i.test(chosen?.name ?? '');
    mark(
      code,
      'code-error',
      given || !needed ? '' : 'Give the code of the inspection, for example RAPE-P1-2021.',
    );
    mark(pasted, 'source-error', sourceError(chosen));
    const wrong = /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid]'));
    if (wrong) return wrong.focus();
    const name = chosen?.name ?? 'pasted letter.txt';
    const key = JSON.stringify([given, name, chosen?.size, chosen?.lastModified, pasted.value]);
    const id = unsent?.key === key ? unsent.id : crypto.randomUUID();
    submit.setAttribute('aria-disabled', 'true');
    try {
      await onImport({ id, name, code: given, bytes: chosen ?? new Blob([pasted.value]) });
      unsent = null;
      form.reset();
      dialog.close();
    } catch (error) {
      unsent = { id, key };
      mark(pasted, 'source-error', /** @type {Error} */ (error).message);
    } finally {
      submit.removeAttribute('aria-disabled');
    }
  });
  byId('letter-cancel').addEventListener('click', () => dialog.close());

  /** @param {FileList} [files] what was dropped */
  const open = (files) => {
    mark(code, 'code-error', '');
    mark(pasted, 'source-error', '');
    if (files) file.files = files;
    dialog.showModal();
    code.focus();
  };

  /** Lets files be dropped onto a room. @param {HTMLElement} room */
  const acceptDrops = (room) => {
    room.addEventListener('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      room.classList.add('dropping');
    });
    room.addEventListener('dragleave', () => room.classList.remove('dropping'));
    room.addEventListener('drop', (event) => {
      room.classList.remove('dropping');
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      open(event.dataTransfer.files);
    });
  };

  return { open, acceptDrops };
};
