// Leaves at once: covers the page, then replaces it, so that Back does not return.
// Works as a plain link without this file.
"use strict";

const EXIT = "/exit/";
const PRESSES = 3;
const WITHIN_MS = 5000;
let presses = [];

function cover() {
  const sheet = document.createElement("div");
  sheet.className = "exit-cover";
  document.body.append(sheet);
  document.title = "\u200b";
}

function leave() {
  cover();
  window.location.replace(EXIT);
}

function watched() {
  return document.querySelector("[data-exit]") !== null;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-exit]");
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  leave();
});

document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  const now = event.timeStamp;
  presses = presses.filter((then) => now - then < WITHIN_MS);
  presses.push(now);
  if (presses.length >= PRESSES && watched()) leave();
});

// A page brought back from the browser's memory may belong to someone who has left.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted || !watched()) return;
  cover();
  window.location.reload();
});
