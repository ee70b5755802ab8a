// What neither a page nor htmx can do: uploads that continue after a cut.
"use strict";

const PART = 8 << 20; // bytes of one request
const TRIES = 60; // a server that is away this often in a row, with growing pauses, stays away

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function begin(address, token, file) {
  const asked = { token, name: file.name, size: file.size, stamp: file.lastModified };
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(asked) });
  if (!answer.ok) throw Object.assign(new Error("refused"), { refused: (await answer.json()).error });
  return answer.json();
}

async function send(address, token, file, told) {
  let tries = 0;
  let at = null;
  while (at === null || at.offset < file.size) {
    try {
      at = at ?? (await begin(address, token, file));
      told(at.offset, false);
      if (at.offset >= file.size) return;
      const where = `${address}?file=${at.file}&offset=${at.offset}`;
      const body = file.slice(at.offset, at.offset + PART);
      const answer = await fetch(where, { method: "PUT", headers: { "x-form-token": token }, body });
      if (answer.ok) {
        at = await answer.json();
        tries = 0;
      } else if (answer.status === 409) {
        at = null; // some of it arrived: ask where to go on
        tries += 1;
      } else {
        throw Object.assign(new Error("refused"), { refused: (await answer.json()).error });
      }
      if (tries > TRIES) return;
    } catch (error) {
      tries += 1;
      if (error.refused || tries > TRIES) throw error;
      told(at ? at.offset : 0, true);
      at = null;
      await pause(Math.min(10000, 500 * tries));
    }
  }
  told(file.size, false);
}

function uploads(box) {
  const [input, bar, out] = ["input", "progress", "output"].map((name) => box.querySelector(name));
  const run = async () => {
    input.disabled = true;
    bar.hidden = false;
    try {
      for (const file of input.files) {
        await send(box.dataset.upload, box.dataset.token, file, (offset, cut) => {
          bar.value = offset / file.size;
          const share = `${file.name}: ${Math.floor((100 * offset) / file.size)} %`;
          out.textContent = cut ? `${share} – ${out.dataset.cut}` : share;
        });
      }
      location.reload();
    } catch (error) {
      out.textContent = error.refused || out.dataset.failed;
      input.disabled = false;
    }
  };
  input.addEventListener("change", run);
  if (input.files.length) run(); // chosen before this script was here
}

// A page, or the part of one that htmx has put in place.
document.addEventListener("htmx:load", (event) => {
  for (const box of event.detail.elt.querySelectorAll("[data-upload]")) uploads(box);
});
