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
