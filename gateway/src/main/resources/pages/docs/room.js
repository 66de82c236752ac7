// Shows the AsyncAPI document. Whatever stands in it goes into the page as text, never as markup.
const ADDRESS = "/api/asyncapi.json";
const place = document.getElementById("document");

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Words with `code` in them. */
function words(text) {
  return text.split("`").map((part, at) => (at % 2 ? element("code", {}, part) : part));
}

function paragraphs(text) {
  return (text ?? "")
    .trim()
    .split(/\n\n+/)
    .filter((part) => part)
    .map((part) => element("p", {}, ...words(part)));
}

function show(api) {
  const resolve = (node) => (node && node.$ref ? resolve(at(api, node.$ref)) : node);
  const channels = Object.entries(api.channels);
  place.replaceChildren(
    element("h1", {}, "Room and topics"),
    ...paragraphs(api.info.description),
    element("p", {}, "The document itself: ", link("/api/asyncapi.yaml", "YAML"), ", ", link(ADDRESS, "JSON")),
    element("ul", {}, ...channels.map(([key, channel]) => element("li", {}, link(`#${key}`, channel.title)))),
    ...channels.map(([key, channel]) => section(api, resolve, key, channel)),
  );
}

function at(api, reference) {
  return reference
    .slice(2)
    .split("/")
    .reduce((node, name) => node[name.replaceAll("~1", "/").replaceAll("~0", "~")], api);
}

function link(href, text) {
  return element("a", { href }, text);
}

function section(api, resolve, key, channel) {
  return element(
    "section",
    { id: key },
    element("h2", {}, channel.title),
    element("p", { class: "address" }, element("code", {}, channel.address)),
    ...paragraphs(channel.summary),
    ...paragraphs(channel.description),
    ...kept(channel.bindings.kafka),
    ...opening(resolve, channel.bindings.ws),
    ...(channel.bindings.ws ? bothWays(api, resolve, key, channel) : records(resolve, key, channel)),
    ...endings(channel["x-close-codes"]),
  );
}

function kept(kafka) {
  if (!kafka) {
    return [];
  }
  const settings = Object.entries(kafka.topicConfiguration).map(([name, value]) => `\`${name}\` ${value}`);
  return paragraphs(`Partitions: ${kafka.partitions}. Settings: ${settings.join(", ")}.`);
}

function opening(resolve, ws) {
  return ws ? [element("h3", {}, "Query and headers"), table(resolve, ws.query), table(resolve, ws.headers)] : [];
}

/** The messages of the socket by who sends them: what the server receives comes from a client. */
function bothWays(api, resolve, key, channel) {
  const heard = new Set(
    Object.values(api.operations)
      .filter((operation) => operation.action === "receive" && operation.messages)
      .flatMap((operation) => operation.messages.map((message) => message.$ref)),
  );
  const isHeard = ([name]) => heard.has(`#/channels/${key}/messages/${name}`);
  const all = Object.entries(channel.messages);
  return [
    element("h3", {}, "From the server"),
    ...all.filter((entry) => !isHeard(entry)).map(([name, message]) => shown(resolve, `${key}/${name}`, message)),
    element("h3", {}, "From the client"),
    ...all.filter(isHeard).map(([name, message]) => shown(resolve, `${key}/${name}`, message)),
  ];
}

function records(resolve, key, channel) {
  const all = Object.entries(channel.messages);
  const { headers, bindings } = all[0][1];
  return [
    element("h3", {}, "Key"),
    ...paragraphs(resolve(bindings).kafka.key.description),
    element("h3", {}, "Headers"),
    ...paragraphs(resolve(headers).description),
    table(resolve, headers),
    element("h3", {}, "Records"),
    ...all.map(([name, message]) => shown(resolve, `${key}/${name}`, message)),
  ];
}

function shown(resolve, id, message) {
  const examples = (message.examples ?? []).flatMap((example) => [
    element("p", { class: "faint" }, `Example: ${example.name}`),
    element("pre", {}, JSON.stringify(example.payload, null, 2)),
  ]);
  const payload = resolve(message.payload);
  const schema = withoutNull(resolve, payload).value;
  return element(
    "details",
    { id },
    element("summary", {}, element("code", {}, message.name), element("span", {}, ...words(message.summary))),
    element("div", { class: "body" }, ...paragraphs(payload.description ?? schema.description), table(resolve, schema), ...examples),
  );
}

function table(resolve, schema) {
  const rows = members(resolve, resolve(schema), 0);
  if (rows.length === 0) {
    return null;
  }
  const head = ["Member", "Type", "", "What it is"].map((title) => element("th", { scope: "col" }, title));
  return element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
}

function members(resolve, schema, depth) {
  return Object.entries(schema.properties ?? {}).flatMap(([name, given]) => {
    const { value, isNull } = withoutNull(resolve, resolve(given));
    const inner = value.type === "array" ? resolve(value.items) : value;
    const said = resolve(given).description ?? value.description ?? "";
    const row = element(
      "tr",
      {},
      element("td", { class: `member depth-${Math.min(depth, 3)}` }, element("code", {}, name)),
      element("td", {}, kind(resolve, value) + (isNull ? " or null" : "")),
      element("td", { class: "faint" }, (schema.required ?? []).includes(name) ? "always" : "may be left out"),
      element("td", {}, ...words(said.trim())),
    );
    return [row, ...members(resolve, inner, depth + 1)];
  });
}

function withoutNull(resolve, schema) {
  if (schema.oneOf) {
    const value = schema.oneOf.map(resolve).find((choice) => choice.type !== "null");
    return { value, isNull: true };
  }
  if (Array.isArray(schema.type)) {
    return { value: { ...schema, type: schema.type.find((type) => type !== "null") }, isNull: true };
  }
  return { value: schema, isNull: false };
}

function kind(resolve, schema) {
  if ("const" in schema) {
    return JSON.stringify(schema.const);
  }
  if (schema.enum) {
    return schema.enum.join(", ");
  }
  if (schema.type === "array") {
    return `list of ${kind(resolve, resolve(schema.items))}`;
  }
  return `${schema.format ?? schema.type ?? "any JSON"}${bounds(schema)}`;
}

function bounds(schema) {
  const least = schema.minimum ?? schema.minLength;
  const most = schema.maximum ?? schema.maxLength;
  const unit = "maxLength" in schema ? " characters" : "";
  return most === undefined ? "" : ` (${least === undefined ? "at most " : `${least}–`}${most}${unit})`;
}

function endings(codes) {
  if (!codes) {
    return [];
  }
  const rows = codes.map((ending) =>
    element(
      "tr",
      {},
      element("td", {}, element("code", {}, String(ending.code))),
      element("td", {}, ending.reason ?? ""),
      element("td", {}, ending.comeBack ? "come back" : "final"),
      element("td", {}, ...words(ending.description)),
    ),
  );
  const head = ["Code", "Reason", "", "What it means"].map((title) => element("th", { scope: "col" }, title));
  return [
    element("h3", {}, "Close codes"),
    element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
  ];
}

/** An address may name a message: it is opened, and brought to where it can be read. */
function openNamed() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named) {
    named.setAttribute("open", "");
    named.scrollIntoView();
  }
}

fetch(ADDRESS)
  .then((reply) => (reply.ok ? reply.json() : Promise.reject(new Error(`status ${reply.status}`))))
  .then(show)
  .then(openNamed)
  .catch((failure) => {
    place.replaceChildren(element("p", {}, `The document cannot be shown now: ${failure.message}.`));
  });
window.addEventListener("hashchange", openNamed);
