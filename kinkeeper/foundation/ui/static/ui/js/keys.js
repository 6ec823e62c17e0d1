// "/" goes to the search box, unless the reader is writing or has switched keys off.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (document.documentElement.dataset.keys === "off") return;
  const box = document.getElementById("shell-search");
  if (!box) return;
  event.preventDefault();
  box.focus();
});
