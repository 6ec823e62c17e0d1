// What somebody has typed and not sent, locked on this device for the same person. It
// lies in the box of the notes (outbox.js) as a kind of its own, and is never sent.
"use strict";

const Drafts = (() => {
  const KIND = "draft";
  const PAUSE_MS = 800;
  const DAY_MS = 24 * 3600 * 1000;
  const SENT = "kinkeeper-notes";
  const UNSEEN = ["hidden", "password", "file", "submit", "button"];
  const sheet = document.querySelector("[data-cover]");
  if (!sheet?.dataset.key || !window.indexedDB || !window.isSecureContext)
    return { save: async () => {} };
  const { room, author, key, days } = sheet.dataset;
  const opened = Outbox.open(room, Number(author), key, 0);
  const entries = new Map();
  const changed = new Set();
  let pause = null;
  let saving = Promise.resolve();

  const forms = () =>
    [...document.forms].filter((form) => form.method === "post" && form.querySelector("textarea"));
  const fieldsOf = (form) =>
    [...form.elements].filter((one) => one.name && !UNSEEN.includes(one.type));
  const isTicked = (one) => one.type === "checkbox" || one.type === "radio";
  const given = (one) =>
    one.defaultValue ?? one.querySelector("[selected]")?.value ?? one.options[0]?.value;
  // A line of notes is nothing without its words: what it is about stays chosen.
  const isTouched = (form) =>
    form.matches("[data-line]")
      ? form.elements.words?.value.trim() > ""
      : fieldsOf(form).some((one) =>
          isTicked(one) ? one.checked !== one.defaultChecked : one.value !== given(one),
        );

  function wordsOf(form) {
    const values = fieldsOf(form).map((one) =>
      isTicked(one) ? [one.name, one.value, one.checked] : [one.name, one.value],
    );
    return { at: location.pathname, form: forms().indexOf(form), values };
  }

  function fill(form, values) {
    for (const [name, value, isOn] of values)
      for (const one of fieldsOf(form)) {
        if (one.name !== name) continue;
        if (isTicked(one)) {
          if (one.value === value) one.checked = isOn;
        } else one.value = value;
        one.dispatchEvent(new Event("input", { bubbles: true }));
      }
  }

  async function keep(form) {
    const before = entries.get(form);
    entries.delete(form);
    if (isTouched(form))
      entries.set(form, (await Outbox.put(await opened, wordsOf(form), KIND)).key);
    if (before) await Outbox.drop([before]);
  }

  function save() {
    clearTimeout(pause);
    const forms = [...changed];
    changed.clear();
    for (const form of forms) saving = saving.then(() => keep(form)).catch(() => {});
    return saving;
  }

  function onInput(event) {
    const form = event.target.form;
    if (!form || !forms().includes(form)) return;
    changed.add(form);
    clearTimeout(pause);
    pause = setTimeout(save, PAUSE_MS);
  }

  // The next page of the team drops what was sent. A page where nobody is signed in
  // takes the mark away instead: then it was not taken in (forget.js).
  function onSubmit(event) {
    const form = event.target;
    setTimeout(() => {
      if (!event.defaultPrevented && entries.has(form))
        sessionStorage.setItem(SENT, entries.get(form));
    });
  }

  async function bringBack() {
    const sent = sessionStorage.getItem(SENT);
    sessionStorage.removeItem(SENT);
    if (sent) await Outbox.drop([sent]);
    const kept = await opened;
    for (const entry of await Outbox.waiting(KIND)) {
      if (Date.now() - entry.made > Number(days) * DAY_MS) await Outbox.drop([entry.key]);
      const words = await Outbox.read(kept, entry);
      const form = words?.at === location.pathname && forms()[words.form];
      if (!form || isTouched(form) || entries.has(form)) continue;
      fill(form, words.values);
      entries.set(form, entry.key);
      form.prepend(sheet.querySelector("template").content.cloneNode(true));
    }
  }

  document.addEventListener("input", onInput);
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("reset", (event) => {
    setTimeout(() => {
      changed.add(event.target);
      save();
    });
  });
  bringBack().catch(() => {});
  return { save };
})();
