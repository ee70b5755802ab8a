// Passkeys are made and used by the browser: a page can only ask it to, by a script.
"use strict";

async function post(address, fields) {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.error);
  return told;
}

const acts = {
  async add(token, form) {
    const options = await post("/passkeys/options", { token });
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const made = await navigator.credentials.create({ publicKey });
    return post("/passkeys", { token, name: form.elements.name.value, credential: JSON.stringify(made) });
  },
  async enter(token) {
    const options = await post("/enter/passkey/options", { token });
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const signed = await navigator.credentials.get({ publicKey });
    return post("/enter/passkey", { token, credential: JSON.stringify(signed) });
  },
};

// Only where the browser can, and where the server goes by a name.
const named = !/^[0-9.]+$|^\[/.test(location.hostname);
const can = named && window.PublicKeyCredential?.parseRequestOptionsFromJSON;
for (const form of document.querySelectorAll("[data-passkey]")) {
  form.hidden = !can;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      location.assign((await acts[form.dataset.passkey](form.elements.token.value, form)).go);
    } catch (error) {
      form.querySelector("output").textContent = error.name === "Error" ? error.message : form.dataset.failed;
    }
  });
}
for (const hint of document.querySelectorAll("[data-no-passkey]")) hint.hidden = Boolean(can);
