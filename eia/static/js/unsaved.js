// Asks before a page is left with words on it that are not saved. A page shown again after a refusal has such words
// from the start.
const form = document.querySelector("form[data-unsaved]");

function ask(event) {
  event.preventDefault();
}

function typed() {
  window.addEventListener("beforeunload", ask);
}

form.addEventListener("input", typed);
form.addEventListener("submit", () => window.removeEventListener("beforeunload", ask));
if (form.dataset.unsaved === "typed") typed();
