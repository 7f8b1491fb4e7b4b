/* Passkeys: registers one (settings) and signs in with one. The forms stay hidden where the browser cannot. */
"use strict";

(() => {
  if (!window.PublicKeyCredential) {
    return;
  }
  const toBytes = (text) => Uint8Array.from(
    atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const withBytes = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));

  const send = async (form, path, fields, body) => {
    const address = new URL(path, location.href);
    address.searchParams.set("_key", crypto.randomUUID());
    Object.entries(fields).forEach(([name, value]) => address.searchParams.set(name, value));
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": form.elements._csrf.value },
      body: JSON.stringify(body),
    });
    if (!answer.ok) {
      throw Object.assign(new Error(`${answer.status}`), { isForbidden: answer.status === 403 });
    }
    return answer;
  };

  const register = async (form) => {
    const options = await (await send(form, `${form.action}/challenge`, {}, {})).json();
    const made = await navigator.credentials.create({ publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: withBytes(options.excludeCredentials),
    } });
    await send(form, form.action, { label: form.elements.label.value }, {
      id: made.id,
      rawId: toText(made.rawId),
      type: made.type,
      response: {
        attestationObject: toText(made.response.attestationObject),
        clientDataJSON: toText(made.response.clientDataJSON),
        transports: made.response.getTransports?.() ?? [],
      },
      clientExtensionResults: made.getClientExtensionResults(),
      authenticatorAttachment: made.authenticatorAttachment,
    });
    location.reload();
  };

  const signIn = async (form) => {
    const options = await (await send(form, `${form.action}/challenge`, {}, {})).json();
    const proof = await navigator.credentials.get({ publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      allowCredentials: withBytes(options.allowCredentials),
    } });
    const answer = await send(form, form.action, { next: form.elements.next.value }, {
      id: proof.id,
      rawId: toText(proof.rawId),
      type: proof.type,
      response: {
        authenticatorData: toText(proof.response.authenticatorData),
        clientDataJSON: toText(proof.response.clientDataJSON),
        signature: toText(proof.response.signature),
        userHandle: proof.response.userHandle ? toText(proof.response.userHandle) : undefined,
      },
      clientExtensionResults: proof.getClientExtensionResults(),
      authenticatorAttachment: proof.authenticatorAttachment,
    });
    location.assign((await answer.json()).next);
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const error = form.querySelector("[data-passkey-error]");
    const stale = form.querySelector("[data-passkey-stale]") ?? error;
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      error.hidden = true;
      stale.hidden = true;
      try {
        await (form.dataset.passkey === "register" ? register(form) : signIn(form));
      } catch (fault) {
        (fault.isForbidden ? stale : error).hidden = false;
      }
    });
  });
})();
