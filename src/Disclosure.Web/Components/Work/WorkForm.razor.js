// The browser's side of a work form: Ctrl+Enter, focus, and a copy of typed text that the server has not confirmed yet.
// The copy lives in this tab's session storage for the second between typing and saving; after a lost connection it is
// handed back, so that nothing typed is lost.

const forms = new WeakMap();

export function attach(root, form, key) {
  const storage = `work-form/${key}`;
  const state = { form, storage, typed: read(storage), since: 0, timer: 0 };
  const onInput = e => {
    const field = e.target.closest?.('[data-field]')?.dataset.field;
    if (!field || !e.target.matches('textarea, input[type=text]')) { return; }
    state.typed[field] = e.target.value;
    state.since ||= Date.now();
    write(state);
  };
  const onKey = e => {
    if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || e.isComposing || e.repeat) { return; }
    e.preventDefault();
    root.querySelector('[data-primary]:not(:disabled)')?.click();
  };
  root.addEventListener('input', onInput);
  root.addEventListener('keydown', onKey);
  state.timer = setInterval(() => offer(state), 2500);
  state.stop = () => {
    clearInterval(state.timer);
    root.removeEventListener('input', onInput);
    root.removeEventListener('keydown', onKey);
  };
  forms.set(root, state);
  state.since = Object.keys(state.typed).length ? 1 : 0;
  offer(state);
}

export function detach(root) {
  forms.get(root)?.stop();
  forms.delete(root);
}

/** Forgets what the server has: `saved` is field → text; null forgets everything. */
export function acknowledge(root, saved) {
  const state = forms.get(root);
  if (!state) { return; }
  for (const [field, text] of Object.entries(state.typed)) {
    // The server's text has \n where some browsers have \r\n.
    if (saved === null || (saved[field] ?? '').replaceAll('\r\n', '\n') === text.replaceAll('\r\n', '\n')) { delete state.typed[field]; }
  }
  if (!Object.keys(state.typed).length) { state.since = 0; }
  write(state);
}

export function focusField(id) {
  const el = document.getElementById(id);
  if (!el) { return; }
  const target = el.matches('fieldset') ? el.querySelector('input:not(:disabled)') ?? el : el;
  target.focus();
  target.scrollIntoView({ block: 'center' });
}

export function focusPrimary(root) {
  root.querySelector('[data-primary]')?.focus();
}

/** Hands back what has waited longer than a save takes; fails silently while there is no connection and tries again. */
async function offer(state) {
  const lost = document.getElementById('components-reconnect-modal')?.open;
  if (lost || !state.since || Date.now() - state.since < 6500) { return; }
  try {
    await state.form.invokeMethodAsync('RecoverAsync', { ...state.typed });
  } catch { /* no connection yet */ }
}

function read(key) {
  try { return JSON.parse(sessionStorage.getItem(key)) ?? {}; } catch { return {}; }
}

function write(state) {
  try {
    if (Object.keys(state.typed).length) { sessionStorage.setItem(state.storage, JSON.stringify(state.typed)); } else { sessionStorage.removeItem(state.storage); }
  } catch { /* storage may be full or forbidden; the server still saves */ }
}
