"use strict";
// Names are only ever handled as text, never as code or markup. A cell that a spreadsheet
// would take for a formula gets a leading apostrophe.
const form = document.getElementById("form");
const said = document.getElementById("said");
const people = Array.from(document.querySelectorAll("tr.person"));

function cell(value) {
  let text = String(value).replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
  if (/[,;\t]/.test(text)) text = text.replace(/([,;\t]\s*)([=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1'$2");
  if (/^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text)) text = "'" + text;
  return '"' + text.replace(/"/g, '""') + '"';
}

function answerOf(row) {
  const chosen = row.querySelector("input[type=radio]:checked");
  return chosen ? chosen.value : "";
}

function tell() {
  const done = people.filter(answerOf).length;
  said.textContent = done + " of " + people.length + " answered";
}

function today() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
}

function save(event) {
  event.preventDefault();
  const by = document.getElementById("by").value.trim();
  const day = today();
  const lines = [["review", "workspace", "reviewer", "person_id", "email", "name", "answer", "reason", "answered_by", "answered_on"].join(",")];
  for (const row of people) {
    const answer = answerOf(row);
    const reason = row.querySelector("input[type=text]").value;
    lines.push([form.dataset.review, form.dataset.workspace, form.dataset.reviewer, row.dataset.person, row.dataset.email, row.dataset.name,
      answer, reason, answer ? by : "", answer ? day : ""].map(cell).join(","));
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([lines.join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" }));
  link.download = form.dataset.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  tell();
  said.textContent += ". Saved as " + form.dataset.file + ". Please send that file back.";
}

form.addEventListener("submit", save);
form.addEventListener("change", tell);
tell();
