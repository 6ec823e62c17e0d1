// Marks at the doors that survive: each tap is locked on this device first, then sent,
// in order, with the time at which it was made. Without this file a tap is a plain form.
"use strict";

(async () => {
  const box = () => document.querySelector("[data-doors]");
  if (!box() || !window.indexedDB || !window.isSecureContext) return;
  const AGAIN_MS = 15000;
  const STALE_MS = 60000;
  const KIND = "mark";
  const TAP =
    /\/sessions\/([0-9a-f-]{36})\/(?:doors\/(child|visitor)\/(arrived|left|room)|time\/(begin|end))\/$/;
  const AFTER = { arrived: ["room", "left"], room: ["left"], begin: ["end"] };
  const refused = new Map();
  const part = (name) => box().querySelector(`[data-doors-${name}]`);
  const { room, author, key } = box().dataset;

  const kept = await Outbox.open(room, Number(author), key, 0);
  let centreTime = centreClock(Date.parse(box().dataset.now) - Date.now());
  let asAt = centreTime();
  let sending = null;
  let isAsked = false;
  let looks = 0;

  const clockOf = (moment) =>
    moment.toLocaleTimeString("en-GB", { timeZone: "Europe/London", timeStyle: "short" });
  const wordsOf = (name) =>
    part("words").content.querySelector(`[data-word="${name}"]`).textContent;
  const say = (sentence) => (part("status").textContent = sentence);

  function tapIn(form) {
    const found = TAP.exec(new URL(form.action).pathname);
    if (!found) return null;
    const [, session, side = "", act, time] = found;
    return { session, side, act: act ?? time, sign: form.elements.sign?.value ?? "" };
  }

  async function keep(tap) {
    await Outbox.put(kept, { ...tap, at: centreTime().toISOString() }, KIND);
    // It waits for the one before: the list shows it meanwhile.
    if (sending) show();
    await flush();
  }

  async function waiting() {
    const entries = await Outbox.waiting(KIND);
    const marks = [];
    for (const entry of entries) {
      const mark = await Outbox.read(kept, entry);
      if (mark) marks.push({ ...mark, key: entry.key });
    }
    return { marks, others: entries.length > marks.length };
  }

  function rowOf(mark, isLast) {
    const row = part("mark").content.cloneNode(true);
    row.querySelector("[data-sign]").textContent = mark.sign;
    row.querySelector("[data-words]").textContent = wordsOf(`${mark.side} ${mark.act}`);
    row.querySelector("[data-at]").textContent = clockOf(new Date(mark.at));
    if (refused.has(mark.key))
      row.querySelector("[data-why]").textContent = refused.get(mark.key);
    for (const button of row.querySelectorAll("[data-next]")) {
      const act = button.dataset.next;
      if (!isLast || !AFTER[mark.act]?.includes(act)) button.remove();
      else button.addEventListener("click", () => keep({ ...mark, act, key: undefined }));
    }
    const back = row.querySelector("[data-take-back]");
    if (isLast) back.addEventListener("click", () => takeBack(mark.key));
    else back.remove();
    return row;
  }

  async function takeBack(mark) {
    await Outbox.drop([mark]);
    await show();
  }

  // A form whose act waits is put away; the list shows it, with what can follow.
  function putAway(marks) {
    const told = new Set(marks.map((one) => `${one.session} ${one.side}`));
    for (const form of document.forms) {
      const tap = tapIn(form);
      if (tap) form.hidden = told.has(`${tap.session} ${tap.side}`);
    }
  }

  async function show() {
    looks += 1;
    const mine = looks;
    const { marks, others } = await waiting();
    // Somebody looked after us: what we found may be gone, and would hide buttons.
    if (mine !== looks) return;
    const last = new Map(marks.map((one) => [`${one.session} ${one.side}`, one.key]));
    const isLast = (one) => last.get(`${one.session} ${one.side}`) === one.key;
    part("list").replaceChildren(...marks.map((one) => rowOf(one, isLast(one))));
    part("others").hidden = !others;
    part("waiting").hidden = !marks.length && !others;
    part("as-at").textContent = clockOf(asAt);
    putAway(marks);
  }

  function away(isAway) {
    if (part("away").hidden !== isAway) return;
    part("away").hidden = !isAway;
    if (isAway) say(part("away").textContent.trim());
  }

  // One sending at a time in this page; a second one would find the same marks. What is
  // tapped meanwhile goes right after it, not with the next turn.
  function flush() {
    isAsked = true;
    sending ??= sendInTurn();
    return sending;
  }

  async function sendInTurn() {
    try {
      while (isAsked) {
        isAsked = false;
        await sendAll();
      }
    } finally {
      sending = null;
    }
  }

  async function sendAll() {
    try {
      const { dataset } = box();
      const token = box().querySelector("[name=csrfmiddlewaretoken]").value;
      let told = [];
      let more = await Outbox.send(dataset.send, token, KIND);
      while (more.some((one) => one.state === "kept" || one.state === "told")) {
        told = told.concat(more);
        more = await Outbox.send(dataset.send, token, KIND);
      }
      told = told.concat(more);
      for (const one of told) if (one.why) refused.set(one.key, one.why);
      const hold = told.find((one) => one.go);
      if (hold) return location.assign(hold.go);
      // What waits in the notes goes along.
      await Outbox.send(dataset.sendNotes, token);
      if (told.length || !part("away").hidden) await refresh();
      away(false);
      await show();
      const words = told.filter((one) => one.state === "told" && one.why);
      if (words.length) tell(words.map((one) => one.why).join(" "));
    } catch {
      away(true);
      await show();
    }
  }

  function tell(sentence) {
    const status = part("status");
    status.classList.remove("vh");
    say(sentence);
  }

  // Takes what the centre now knows from the page itself. Keeps the place of the reader.
  async function refresh() {
    if (isTouched()) return tell("Sent. Load the page again to see the doors as they are.");
    const answer = await fetch(location.href, { redirect: "error" });
    if (!answer.ok) throw new Error(`not shown: ${answer.status}`);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = fresh.getElementById("main");
    if (!main?.querySelector("[data-doors]")) return location.reload();
    const at = document.activeElement?.closest("#main form")?.action;
    const inside = document.getElementById("main").contains(document.activeElement);
    document.getElementById("main").replaceWith(main);
    centreTime = centreClock(Date.parse(box().dataset.now) - Date.now());
    asAt = centreTime();
    const same = [...document.forms].find((form) => at && form.action === at);
    if (inside) (same?.querySelector("button") ?? main).focus();
  }

  // Somebody is writing, or reads what they have opened: nothing is taken from them.
  function isTouched() {
    const main = document.getElementById("main");
    const written = (one) =>
      one.type === "checkbox" || one.type === "radio"
        ? one.checked !== one.defaultChecked
        : one.value !== (one.defaultValue ?? one.querySelector("[selected]")?.value ?? one.options[0]?.value);
    const fields = [...main.querySelectorAll("input:not([type=hidden]), textarea, select")];
    return fields.some(written) || main.querySelector("details[open]") !== null;
  }

  document.addEventListener(
    "submit",
    (event) => {
      const tap = tapIn(event.target);
      if (!tap) return;
      event.preventDefault();
      event.stopPropagation();
      keep(tap);
    },
    true,
  );
  async function lookAgain() {
    if (document.visibilityState !== "visible") return;
    await flush();
    const isOld = centreTime() - asAt > STALE_MS && part("away").hidden;
    const isBusy = document.activeElement?.closest("#main") || isTouched();
    if (isOld && !isBusy) await refresh().then(show, () => away(true));
  }
  window.addEventListener("online", lookAgain);
  window.addEventListener("offline", () => away(true));
  document.addEventListener("visibilitychange", lookAgain);
  setInterval(lookAgain, AGAIN_MS);
  await flush();
})();
