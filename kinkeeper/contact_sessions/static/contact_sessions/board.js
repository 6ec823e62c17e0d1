// Keeps the wall board fresh, and says so loudly when it cannot. Without this file the
// page asks for itself again.
"use strict";

(() => {
  const EVERY_MS = 20000;
  const OLD_MS = 60000;
  const board = () => document.querySelector("[data-board]");
  if (!board()) return;
  const isStill = "still" in board().dataset;
  const since = () => Date.parse(board().dataset.now);
  let now = centreClock(since() - Date.now());
  const clockOf = (moment) =>
    moment.toLocaleTimeString("en-GB", { timeZone: "Europe/London", timeStyle: "short" });

  // A door that was clear some minutes ago may be held by now.
  function tell() {
    const isOld = now() - since() > OLD_MS;
    document.querySelector("h1").textContent = clockOf(now());
    board().querySelector("[data-board-old]").hidden = !isOld;
    board().querySelector("[data-board-since]").textContent = clockOf(new Date(since()));
    board().classList.toggle("old", isOld);
    for (const tag of board().querySelectorAll("[data-clear]")) tag.hidden = isOld;
    for (const tag of board().querySelectorAll("[data-unknown]")) tag.hidden = !isOld;
  }

  async function look() {
    try {
      const answer = await fetch(location.href, { redirect: "error", cache: "no-store" });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = fresh.querySelector("[data-board]");
      if (!answer.ok || !found) throw new Error("no board");
      board().replaceWith(found);
      now = centreClock(since() - Date.now());
    } catch {
      // The age on the screen says that nothing came.
    }
    tell();
  }

  setInterval(isStill ? tell : look, EVERY_MS);
  window.addEventListener("online", () => !isStill && look());
  tell();
})();
