"use strict";
(() => {
  const form = document.querySelector(".search");
  const field = form.querySelector("input");
  const count = form.querySelector("output");
  const rows = [...document.querySelectorAll("main tbody tr, main li")];
  const folds = [...document.querySelectorAll("main details")];
  const opened = new Set(folds.filter((fold) => fold.open));
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let found = 0;
    for (const row of rows) {
      const matches = row.textContent.toLowerCase().includes(wanted);
      row.hidden = !matches;
      found += matches;
    }
    for (const fold of folds) {
      const matches = fold.textContent.toLowerCase().includes(wanted);
      fold.hidden = !matches;
      fold.open = wanted ? matches && !fold.matches(".derivation") : opened.has(fold);
    }
    count.textContent = wanted ? found + " / " + rows.length : "";
  });
})();
