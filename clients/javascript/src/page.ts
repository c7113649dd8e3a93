import type { EventContext } from "./events.js";

/** The page in which the client runs. */
export interface Page {
  context(): EventContext;
  /** The network has come back. */
  onOnline(listener: () => void): () => void;
  /** The page may be gone in a moment. */
  onLeaving(listener: () => void): () => void;
}

/** The browser's; one to which nothing happens where there is no browser. */
export function browserPage(): Page {
  return {
    context: () => ({
      channel: "web",
      ...(typeof navigator === "undefined" ? {} : { locale: navigator.language }),
      ...(typeof location === "undefined" ? {} : { url: withoutQuery(location.href) }),
      ...(typeof document === "undefined" || document.referrer === ""
        ? {}
        : { referrer: withoutQuery(document.referrer) }),
    }),
    onOnline: (listener) => on(globalThis.window, "online", listener),
    onLeaving: (listener) => {
      const hidden = () => (document.visibilityState === "hidden" ? listener() : undefined);
      const offHide = on(globalThis.document, "visibilitychange", hidden);
      const offLeave = on(globalThis.window, "pagehide", listener);
      return () => (offHide(), offLeave());
    },
  };
}

function on(target: EventTarget | undefined, type: string, listener: () => void): () => void {
  target?.addEventListener(type, listener);
  return () => target?.removeEventListener(type, listener);
}

/** Queries and fragments may hold what is nobody's business: tokens, addresses, names. */
function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, "");
}
