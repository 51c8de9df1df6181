// While a question is typed, the form lint says beside it what the checks could do with it. Nothing is stored.
const form = document.querySelector("form[data-try]");
const place = document.querySelector("[data-lint]");
let waiting = 0;
let asked = 0;

async function look() {
  const number = ++asked;
  const answer = await fetch(form.dataset.try, { method: "POST", body: new FormData(form) });
  if (number !== asked || !answer.ok) return;
  const { sentences } = await answer.json();
  place.replaceChildren(
    ...sentences.map((sentence) => {
      const line = document.createElement("p");
      line.className = "lint lint--warning";
      line.textContent = sentence;
      return line;
    }),
  );
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 600);
});
look();
