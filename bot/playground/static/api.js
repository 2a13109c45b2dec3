// The server, as this page sees it. Every call answers JSON or throws a Refused with the server's code.

export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

async function answer(response) {
  let body = {};
  try {
    body = await response.json();
  } catch {
    body = {};
  }
  if (!response.ok || body.ok === false) throw new Refused(body.error ?? `http_${response.status}`);
  return body;
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused("unreachable");
  }
  return answer(response);
}

function read(path, query) {
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return call(`${path}?${new URLSearchParams(asked)}`);
}

function post(path, body) {
  return call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export const api = {
  state: (as) => read("/page/state", { as }),
  messages: (as, channel, threadTs) => read("/page/messages", { as, channel, thread_ts: threadTs }),
  home: (as) => read("/page/home", { as }),
  options: (query) => read("/page/options", query),
  say: (body) => post("/page/say", body),
  edit: (body) => post("/page/edit", body),
  remove: (body) => post("/page/delete", body),
  press: (body) => post("/page/press", body),
  submit: (body) => post("/page/submit", body),
  close: (body) => post("/page/close", body),
  open: (body) => post("/page/open", body),
  moveClock: (body) => post("/clock", body),
  faults: (list) => post("/faults", list),
  clearFaults: () => call("/faults", { method: "DELETE" }),
  upload({ as, channel, file, text, threadTs }) {
    const form = new FormData();
    form.append("as", as);
    form.append("channel", channel);
    form.append("text", text);
    if (threadTs) form.append("thread_ts", threadTs);
    form.append("file", file, file.name);
    return call("/page/upload", { method: "POST", body: form });
  },
};

/** News from the server, for one person, until `stop()`. Reconnects by itself; `onLink(true|false)` says how it stands. */
export function listen(as, onNews, onLink) {
  let socket = null;
  let stopped = false;
  let wait = 400;
  let timer = 0;
  const connect = () => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/page/live?as=${encodeURIComponent(as)}`);
    socket.addEventListener("open", () => {
      wait = 400;
      onLink(true);
    });
    socket.addEventListener("message", (event) => onNews(JSON.parse(event.data)));
    socket.addEventListener("close", () => {
      if (stopped) return;
      onLink(false);
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, 5000);
    });
  };
  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    socket.close();
  };
}
