// Notes that survive: each line is locked on this device first, then sent. Without this
// file the page is a plain form.
"use strict";

(async () => {
  const page = document.querySelector("[data-notes]");
  if (!page || !window.indexedDB || !window.isSecureContext) return;
  const room = page.dataset.room || location.pathname.split("/").at(-3);
  const AGAIN_MS = 15000;
  const status = document.querySelector("[data-notes-status]");
  const list = page.querySelector("[data-waiting]");
  const template = page.querySelector("template");
  const refused = new Map();
  // From when the lines are that the page shows, by this device's clock.
  let asOf = performance.timeOrigin;

  const kept = page.dataset.key
    ? await Outbox.open(
        room,
        Number(page.dataset.author),
        page.dataset.key,
        Date.parse(page.dataset.now) - Date.now(),
      )
    : await Outbox.sitting(room);
  if (!kept) return say(page.dataset.closed);
  page.querySelector("[data-needs-key]")?.removeAttribute("hidden");

  const centreTime = centreClock(kept.ahead);
  const clockOf = (moment) =>
    moment.toLocaleTimeString("en-GB", { timeZone: "Europe/London", timeStyle: "short" });

  function say(sentence) {
    status.textContent = sentence;
  }

  async function keep(line) {
    await Outbox.put(kept, { ...line, at: centreTime().toISOString() });
    await flush();
  }

  async function show() {
    const entries = await Outbox.waiting();
    const rows = [];
    for (const entry of entries) {
      const line = await Outbox.read(kept, entry);
      if (!line) continue;
      const row = template.content.cloneNode(true);
      row.querySelector("[data-at]").textContent = clockOf(new Date(line.at));
      row.querySelector("[data-words]").textContent = line.words;
      row.querySelector("[data-why]").textContent = refused.get(entry.key) || "";
      rows.push(row);
    }
    list.replaceChildren(...rows);
    list.closest("[data-waiting-part]").hidden = rows.length === 0;
    return entries.length;
  }

  async function flush() {
    try {
      const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
      // What was marked at the doors on this device goes along. Notes do not wait for it.
      if (page.dataset.sendMarks)
        Outbox.send(page.dataset.sendMarks, token, "mark").catch(() => {});
      const told = await Outbox.send(page.dataset.send, token);
      for (const one of told) if (one.why) refused.set(one.key, one.why);
      const left = await show();
      const isOlder = (await Outbox.lastSent()) >= asOf;
      if (isOlder || told.some((one) => one.state === "kept")) await refresh();
      if (left) say(waitingWords(left));
      else if (told.length) say([savedWords(), ...told.flatMap(adviceOf)].join(" "));
    } catch {
      say(waitingWords(await show()));
    }
  }

  const adviceOf = ({ advice }) =>
    advice?.length ? [...advice, "Amend the line, or leave it as it is."] : [];

  function savedWords() {
    const exact = { timeZone: "Europe/London" };
    return `Saved ${centreTime().toLocaleTimeString("en-GB", exact)}.`;
  }

  function waitingWords(count) {
    if (!count) return "";
    const notes = count === 1 ? "1 note waits" : `${count} notes wait`;
    return `${notes} to be sent, locked on this device`;
  }

  // Takes the lines that the centre now has from the page itself.
  async function refresh() {
    const here = document.getElementById("written-lines");
    if (!here) return;
    asOf = Date.now();
    const answer = await fetch(location.href, { redirect: "error" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const lines = fresh.getElementById("written-lines");
    if (lines) here.replaceWith(lines);
  }

  function lineOf(form) {
    const told = new FormData(form);
    return {
      words: told.get("words").trim(),
      who: told.getAll("who").join(", "),
      how: told.get("how"),
      category: told.get("category"),
      is_quote: told.get("is_quote") !== null,
    };
  }

  function lacks(line) {
    if (!line.words)
      return { field: "[name=words]", sentence: "Write what you saw or heard." };
    if (!line.category)
      return { field: "[name=category]", sentence: "Choose what it is about." };
    return null;
  }

  // Ready for the next line, which is often about the same.
  function clear(form) {
    const category = form.elements.category.value;
    form.reset();
    form.elements.category.value = category;
  }

  async function onSubmit(event) {
    const mark = event.submitter?.dataset.category;
    event.preventDefault();
    event.stopPropagation();
    const line = mark
      ? { words: event.submitter.value, who: "", how: "SAW", category: mark, is_quote: false }
      : lineOf(event.target);
    const missing = lacks(line);
    if (missing) {
      say(missing.sentence);
      page.querySelector(missing.field).focus();
      return;
    }
    if (!mark) clear(event.target);
    await keep(line);
  }

  for (const form of page.querySelectorAll("form[data-line]"))
    form.addEventListener("submit", onSubmit);
  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", flush);
  setInterval(flush, AGAIN_MS);
  navigator.serviceWorker?.register(page.dataset.worker, { scope: page.dataset.scope });
  await flush();
})();
