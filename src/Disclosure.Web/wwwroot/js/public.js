// Comfort for public pages. Every page works without it: nothing is sent that the form would not send.
(() => {
  "use strict";

  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // 适老化: switches in place, so that what is typed stays. The server reads the same cookie.
  const root = document.documentElement;
  const writeCookie = () => {
    const chosen = ["large", "contrast"].filter(name => root.classList.contains(name)).join(".");
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `disclosure-display=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  };
  all("[data-display]").forEach(link => link.addEventListener("click", event => {
    event.preventDefault();
    const on = root.classList.toggle(link.dataset.display);
    link.textContent = on ? link.dataset.on : link.dataset.off;
    writeCookie();
  }));

  // A refused form: the summary is read first.
  const summary = document.getElementById("error-summary");
  if (summary) {
    summary.focus();
  }

  // One click, one request; the server keeps to that without us. Coming back by the history must not find a dead button.
  const busy = new WeakSet();
  all("form[method=post]").forEach(form => form.addEventListener("submit", event => {
    if (event.defaultPrevented) {
      return;
    }

    if (busy.has(form)) {
      event.preventDefault();
      return;
    }

    busy.add(form);
    all("button[type=submit]", form).forEach(button => button.setAttribute("aria-disabled", "true"));
  }));
  window.addEventListener("pageshow", () => all("form[method=post]").forEach(form => {
    busy.delete(form);
    all("button[type=submit]", form).forEach(button => button.removeAttribute("aria-disabled"));
  }));

  // Too large a file is said before it travels.
  all("input[type=file][data-max]").forEach(input => input.addEventListener("change", () => {
    const max = Number(input.dataset.max);
    const total = Number(input.dataset.maxTotal);
    const note = document.getElementById(`${input.id}-note`);
    const files = Array.from(input.files);
    const large = files.find(file => file.size > max);
    const sum = files.reduce((bytes, file) => bytes + file.size, 0);
    let message = "";
    if (large) {
      message = `“${large.name}”超过${Math.floor(max / 1048576)}MB，请压缩或者拆分后重新选择。`;
    } else if (sum > total) {
      message = `所选文件合计超过${Math.floor(total / 1048576)}MB，请分次上传或者减少文件。`;
    }

    if (message) {
      input.value = "";
    }

    if (note) {
      note.textContent = message;
    }
  }));

  all("[data-copy]").forEach(button => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = document.getElementById(button.getAttribute("aria-describedby"));
      let text = "已复制。";
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
      } catch {
        text = "浏览器没有允许复制，请手工抄录。";
      }

      if (done) {
        done.textContent = text;
      }
    });
  });

  all("[data-print]").forEach(button => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  // Printing shows what is folded, and folds it again.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = all("main details:not([open])");
    opened.forEach(details => { details.open = true; });
  });
  window.addEventListener("afterprint", () => opened.forEach(details => { details.open = false; }));

  // What may already answer an application is offered while it is described; the button beside it does the same without us.
  all("[data-answers]").forEach(place => {
    const form = place.closest("form");
    const box = form && form.elements[place.dataset.answers];
    const token = form && form.elements.__RequestVerificationToken;
    if (!box || !token) {
      return;
    }

    let timer = 0;
    let asked = "";
    let request = null;
    const ask = async () => {
      const text = box.value.trim();
      if (text.length < 4 || text === asked) {
        return;
      }

      asked = text;
      request?.abort();
      request = new AbortController();
      try {
        const body = new URLSearchParams({ text: text.slice(0, 300), __RequestVerificationToken: token.value });
        const answer = await fetch("/apply/answers", { method: "POST", body, signal: request.signal });
        if (answer.status === 200) {
          place.innerHTML = await answer.text();
        }
      } catch {
        // Offered, never needed: the form goes on without it.
      }
    };
    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 700);
    });
  });

  // The link of the QR code carries number and code behind the #: browsers never send that part.
  const track = document.getElementById("track-form");
  if (track && location.hash.length > 1) {
    const handed = new URLSearchParams(location.hash.slice(1));
    const number = handed.get("n");
    const code = handed.get("c");
    if (number && code) {
      track.elements.number.value = number;
      track.elements.code.value = code;
      history.replaceState(null, "", location.pathname);
      track.querySelector("button[type=submit].button").focus();
    }
  }
})();
