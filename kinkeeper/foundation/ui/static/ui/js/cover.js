// Covers a page that nobody touches. On a shared tablet the cover is locked: it comes off
// with a PIN. On a device of one's own it comes off with a press, until the sign-in ends.
// Without this file the centre itself ends a sign-in that nobody uses.
"use strict";

(() => {
  const sheet = document.querySelector("[data-cover]");
  if (!sheet) return;
  const SECOND = 1000;
  const SHARED_MS = 60 * SECOND;
  const OWN_MS = 3 * 60 * SECOND;
  const OFFICE_MS = 10 * 60 * SECOND;
  const TELL_MS = 2 * 60 * SECOND;
  const WAIT_MS = 4 * SECOND;
  const root = document.documentElement;
  const handOver = sheet.querySelector("[data-cover-form]");
  const token = sheet.querySelector("[name=csrfmiddlewaretoken]").value;
  const endsMs = Number(sheet.dataset.ends) * SECOND;
  const isHeld = matchMedia("(pointer: coarse)").matches;
  const coverMs = handOver ? SHARED_MS : isHeld ? OWN_MS : OFFICE_MS;
  const title = document.title;
  let touched = moment();
  let told = moment();
  let isLeaving = false;

  function moment() {
    return { wall: Date.now(), steady: performance.now() };
  }

  // A device that slept is believed, a clock that was set back is not.
  const since = (then) =>
    Math.max(Date.now() - then.wall, performance.now() - then.steady);
  const isCovered = () => root.classList.contains("covered");

  function tellCentre() {
    told = moment();
    return fetch(sheet.dataset.stillHere, {
      method: "POST",
      headers: { "X-CSRFToken": token },
      redirect: "manual",
      signal: AbortSignal.timeout(WAIT_MS),
    });
  }

  function onTouch() {
    if (isCovered()) return;
    touched = moment();
    if (since(told) > TELL_MS) tellCentre().catch(() => {});
  }

  async function cover() {
    if (!isCovered()) {
      root.classList.add("covered");
      sheet.hidden = false;
      document.title = "Kinkeeper";
      sheet.querySelector("h2").focus();
    }
    await Drafts.save();
    if (handOver && !isLeaving) await leave();
  }

  // Without the network nobody could come back by PIN: then a press is enough.
  async function leave() {
    isLeaving = true;
    sheet.querySelector("[data-uncover]").hidden = true;
    try {
      const answer = await tellCentre();
      if (answer.type === "opaqueredirect") return location.reload();
      if (!answer.ok) throw new Error(`not taken in: ${answer.status}`);
      handOver.elements.at.value = location.pathname + location.search;
      handOver.submit();
    } catch {
      isLeaving = false;
      sheet.querySelector("[data-uncover]").hidden = false;
    }
  }

  function uncover() {
    if (isLeaving) return;
    root.classList.remove("covered");
    sheet.hidden = true;
    document.title = title;
    onTouch();
    document.getElementById("main")?.focus();
  }

  async function look() {
    const idle = since(touched);
    if (idle >= endsMs && !handOver) {
      await cover();
      if (navigator.onLine) location.reload();
      return;
    }
    const isSoon = idle >= endsMs - TELL_MS;
    sheet.querySelector("[data-cover-soon]").hidden = !isSoon;
    sheet.querySelector("[data-cover-words]").hidden = isSoon;
    if (idle >= coverMs || isCovered()) await cover();
  }

  for (const name of ["pointerdown", "pointermove", "keydown", "input", "wheel", "touchmove"])
    document.addEventListener(name, onTouch, { passive: true, capture: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.shiftKey) cover();
  });
  sheet.querySelector("[data-uncover]").addEventListener("click", uncover);
  // What an app switcher takes a picture of is blank.
  document.addEventListener("visibilitychange", () => {
    const isAway = document.visibilityState === "hidden";
    root.classList.toggle("away", isAway);
    if (isAway) Drafts.save();
    else look();
  });
  // A page out of the browser's memory may belong to somebody who has left.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    root.classList.add("covered");
    location.reload();
  });
  setInterval(look, 5 * SECOND);
})();
