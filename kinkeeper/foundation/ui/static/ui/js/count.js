// Counts down the characters left in a long answer.
"use strict";

for (const box of document.querySelectorAll("textarea[data-limit]")) {
  const limit = Number(box.dataset.limit);
  const line = document.getElementById(`${box.id}_limit`);
  if (!line) continue;
  const tell = () => {
    const left = limit - [...box.value].length;
    const near = left < limit / 4;
    if (!near) return;
    line.classList.toggle("over", left < 0);
    line.textContent = left < 0 ? `${-left} characters too many.` : `${left} characters left.`;
  };
  line.setAttribute("aria-live", "polite");
  box.addEventListener("input", tell);
}
