// The office's keyboard, and words for the state of the connection. No framework: it listens on the document, so that it
// works on whatever the circuit has drawn. Lists mark rows with data-row; forms are left alone.
(() => {
  'use strict';

  const typing = el => el instanceof HTMLElement
    && (el.isContentEditable || el.matches('textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit])'));
  const dialogOpen = () => document.querySelector('dialog[open], .mud-overlay-dialog, .mud-popover-open');
  const rows = () => [...document.querySelectorAll('[data-row]')].filter(r => r.offsetParent !== null);
  const linkOf = row => row.querySelector('.case-link, a');

  const focusRow = index => {
    const all = rows();
    const link = all.length ? linkOf(all[Math.max(0, Math.min(index, all.length - 1))]) : null;
    if (link) {
      link.focus();
      link.closest('[data-row]').scrollIntoView({ block: 'nearest' });
    }
    return !!link;
  };

  const step = by => {
    const current = rows().findIndex(r => r.contains(document.activeElement));
    return focusRow(current < 0 ? (by > 0 ? 0 : Number.MAX_SAFE_INTEGER) : current + by);
  };

  const press = selector => {
    const button = document.querySelector(selector);
    if (!button || button.disabled) { return false; }
    button.click();
    return true;
  };

  const focusOn = selector => {
    const el = document.querySelector(selector);
    if (!el) { return false; }
    el.focus();
    el.select?.();
    return true;
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: () => press('[data-next]'),
    p: () => press('[data-prev]'),
    r: () => press('[data-refresh]'),
    g: () => focusOn('#office-nav a.active') || focusOn('#office-nav a'),
    '/': () => focusOn('[data-search]'),
    '?': () => { document.getElementById('office-keys')?.showModal(); return true; },
  };

  document.addEventListener('keydown', e => {
    if (e.defaultPrevented || e.isComposing || e.ctrlKey || e.metaKey || e.altKey) { return; }
    const target = e.target;
    if (e.key === 'Escape') {
      const menu = target instanceof Element ? target.closest('details.case-menu[open]') : null;
      if (menu) { menu.open = false; menu.querySelector('summary').focus(); return; }
      // Out of the search box and back to the list, so that j and k go on. The browser would empty the box, and the list would
      // still be narrowed by what no longer stands there.
      if (target instanceof HTMLElement && target.matches('[data-search]')) {
        e.preventDefault();
        if (!focusRow(0)) { target.blur(); }
      }
      return;
    }
    if (typing(target) || dialogOpen()) { return; }
    if (keys[e.key]?.()) { e.preventDefault(); }
  });

  document.addEventListener('click', e => {
    const target = e.target instanceof Element ? e.target : null;
    if (!target) { return; }
    // A menu closes when something in it was chosen, or when the click went elsewhere.
    for (const menu of document.querySelectorAll('details.case-menu[open]')) {
      if (!menu.contains(target) || target.closest('[data-menu-item]')) { menu.open = false; }
    }
    if (target.closest('[data-office-help]')) { document.getElementById('office-keys')?.showModal(); return; }
    if (target.closest('[data-office-skip]')) { e.preventDefault(); document.getElementById('main')?.focus(); return; }
    const action = target.closest('[data-reconnect-action]')?.getAttribute('data-reconnect-action');
    if (action === 'reload') { location.reload(); return; }
    if (action === 'retry') { retry(); return; }
    // The whole line opens the case; its link is what carries the address, the keyboard and a new tab.
    const row = target.closest('tr[data-row]');
    if (row && !target.closest('a, button, input, label') && !String(getSelection())) { linkOf(row)?.click(); }
  });

  // Connection -------------------------------------------------------------------------------------------------------
  const modal = document.getElementById('components-reconnect-modal');
  const say = state => {
    if (!modal) { return; }
    if (!state) { modal.close(); delete modal.dataset.state; return; }
    modal.dataset.state = state;
    if (!modal.open) { modal.showModal(); }
  };

  const retry = async () => {
    say('retrying');
    try {
      if (!await Blazor.reconnect() && !await Blazor.resumeCircuit?.()) { say('rejected'); }
    } catch {
      say('failed');
    }
  };

  modal?.addEventListener('cancel', e => e.preventDefault());
  modal?.addEventListener('components-reconnect-state-changed', e => {
    switch (e.detail.state) {
      case 'show': case 'retrying': say('retrying'); break;
      case 'hide': say(null); break;
      case 'failed': say('failed'); document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') { retry(); } }, { once: true }); break;
      case 'rejected': say('rejected'); break;
    }
  });

  window.disclosureOffice = {
    focusFirstRow: () => { focusRow(0); },
    focusOn: id => { const el = document.getElementById(id); if (el) { el.scrollIntoView({ block: 'center' }); el.focus(); } },
  };
})();
