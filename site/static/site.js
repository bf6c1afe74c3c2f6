// Copy buttons: shown only where the browser can copy.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      button.textContent = "Copied";
    });
  }
}

// On a phone the rows come first: the choices are folded unless one is chosen.
if (matchMedia("(max-width: 36rem)").matches) {
  for (const box of document.querySelectorAll(".facet-box")) {
    box.open = box.querySelector(".chosen") !== null;
  }
}

// A table that is wider than the page says so, and casts a shadow at its right edge until its end is reached.
const watched = new ResizeObserver((found) => found.forEach(({ target }) => hint(target)));
for (const box of document.querySelectorAll(".wide")) {
  const words = document.createElement("p");
  words.className = "scroll-hint";
  words.textContent = "Scroll sideways to see all columns →";
  words.hidden = true;
  box.before(words);
  box.addEventListener("scroll", () => hint(box), { passive: true });
  watched.observe(box);
}

function hint(box) {
  box.previousElementSibling.hidden = box.scrollWidth <= box.clientWidth + 1;
  box.classList.toggle("more-right", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
}
