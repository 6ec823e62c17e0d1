// A press on the drawing fills the first mark that has no place yet.
"use strict";

const places = [...document.querySelectorAll('select[name^="mark"][name$="_part"]')];
for (const part of document.querySelectorAll("rect[data-part]")) {
  part.addEventListener("click", () => {
    const place = places.find((one) => !one.value) ?? places.at(-1);
    if (!place) return;
    place.closest("details")?.setAttribute("open", "");
    place.value = part.dataset.part;
    place.focus();
  });
}
