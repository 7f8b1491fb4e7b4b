/* What pages do beyond links and forms. Everything works without it. */
"use strict";

(() => {
  const typing = (element) => element.closest("input, textarea, select, [contenteditable=true], dialog");

  /* Keys: an element says which key presses it (data-key="a"); "/" focuses the search field. */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) {
      return;
    }
    const target = [...document.querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`)]
      .find((element) => element.offsetParent !== null && !element.disabled);
    if (!target) {
      return;
    }
    event.preventDefault();
    if (typing(target)) {
      target.focus();
      target.select?.();
    } else {
      target.click();
    }
  });

  /* "?" lists the keys; a button names in data-opens what it opens. */
  const open = (id) => document.getElementById(id)?.showModal();
  document.addEventListener("keydown", (event) => {
    if (event.key === "?" && !typing(event.target) && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      open("keys");
    }
  });
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      open(opener.dataset.opens);
    }
  });

  /* Light and dark without leaving the page; the address remembers it on the device. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-theme-switch]");
    if (!link) {
      return;
    }
    event.preventDefault();
    const dark = document.documentElement.dataset.bsTheme !== "dark";
    document.documentElement.dataset.bsTheme = dark ? "dark" : "light";
    const address = new URL(link.href);
    address.searchParams.set("theme", dark ? "dark" : "light");
    fetch(address, { headers: { "X-Requested-With": "theme" } });
  });

  /* A menu closes with Escape and with a press elsewhere. */
  const closeMenus = (except) => document.querySelectorAll("details.menu[open]")
    .forEach((menu) => menu !== except && menu.removeAttribute("open"));
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeMenus(null));

  /* The inbox: j and k move through the lines, Enter opens, the pane shows the line's own page. */
  const lines = () => [...document.querySelectorAll("[data-inbox] [data-line]")];
  const chosen = () => lines().findIndex((line) => line.getAttribute("aria-current") === "true");
  const pane = () => {
    const element = document.getElementById("preview");
    return element && element.offsetParent !== null ? element : null;
  };
  const choose = (at) => {
    const all = lines();
    const line = all[Math.max(0, Math.min(at, all.length - 1))];
    if (!line) {
      return;
    }
    all.forEach((other) => other.setAttribute("aria-current", String(other === line)));
    line.scrollIntoView({ block: "nearest" });
    line.focus({ preventScroll: true });
    if (pane()) {
      /* Until the answer is there, no key may press a button of the line before. */
      pane().replaceChildren();
      htmx.ajax("GET", line.href, { source: line, target: "#preview", swap: "innerHTML", select: "[data-preview]" });
    }
  };
  document.addEventListener("htmx:beforeSwap", (event) => {
    const asked = event.detail.requestConfig?.elt;
    if (event.target.id === "preview" && asked?.matches("[data-line]") && asked.getAttribute("aria-current") !== "true") {
      event.detail.shouldSwap = false;
    }
  });
  document.addEventListener("click", (event) => {
    const line = event.target.closest("[data-inbox] [data-line]");
    if (line && pane() && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.detail > 0) {
      event.preventDefault();
      choose(lines().indexOf(line));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (lines().length === 0 || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
      return;
    }
    const box = lines()[chosen()]?.parentElement.querySelector("[data-pick]");
    if (event.key === "j") {
      choose(chosen() + 1);
    } else if (event.key === "k") {
      choose(Math.max(0, chosen() - 1));
    } else if (event.key === "x" && box) {
      box.click();
    } else if (event.key === "Enter" && chosen() >= 0 && !event.target.closest("button, summary, [data-preview] a")) {
      location.assign(lines()[chosen()].href);
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener("DOMContentLoaded", () => pane() && choose(0));

  /* "I have seen this": the page posts it, so that opening an address changes nothing. */
  const report = () => document.querySelectorAll("form[data-seen]").forEach((form) => {
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true, redirect: "manual" });
    form.removeAttribute("data-seen");
  });
  document.addEventListener("DOMContentLoaded", report);
  document.addEventListener("htmx:load", report);

  /* Figures that moved on: the page shows itself again, but not while somebody writes into it, and what was opened
     stays open. */
  const edited = (field) => (field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
    : field.options ? [...field.options].some((option) => option.defaultSelected && !option.selected)
      : field.value !== field.defaultValue);
  const inUse = () => typing(document.activeElement ?? document.body)
    || [...document.querySelectorAll("#main form :is(input:not([type=hidden]), textarea, select)")].some(edited);
  const folds = () => [...document.querySelectorAll("#main details")];
  let opened = [];
  let asTables = [];
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.matches("[data-refresh]")) {
      opened = folds().map((fold) => fold.open);
      asTables = [...document.querySelectorAll("[data-show=table][aria-pressed=true]")].map((button) => button.dataset.for);
      if (inUse()) {
        event.preventDefault();
      }
    }
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.requestConfig?.elt.matches("[data-refresh]") && inUse()) {
      event.detail.shouldSwap = false;
    }
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.requestConfig?.elt.matches("[data-refresh]")) {
      folds().forEach((fold, at) => { fold.open = opened[at] ?? fold.open; });
      document.querySelectorAll("[data-show]").forEach((button) => {
        button.setAttribute("aria-pressed", String(asTables.includes(button.dataset.for) === (button.dataset.show === "table")));
      });
    }
  });

  /* A command is pressed once. */
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target.method === "post" && button && !event.defaultPrevented) {
      setTimeout(() => { button.disabled = true; }, 0);
    }
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      document.querySelectorAll("form[method=post] button:disabled").forEach((button) => { button.disabled = false; });
    }
  });
})();
