(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  var main = document.getElementById("report--text");
  function each(list, act) { Array.prototype.forEach.call(list, act); }
  function target(link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); }

  // Contents: folded on a small screen; on a large one they follow the reader and show the sections of one part.
  var fold = document.querySelector(".toc details");
  var small = matchMedia("(max-width:900px)");
  function refold() { fold.open = !small.matches; }
  refold();
  small.addEventListener("change", refold);
  fold.addEventListener("click", function (event) {
    if (small.matches && event.target.closest("a")) fold.open = false;
  });
  var links = Array.prototype.slice.call(document.querySelectorAll(".parts a"));
  var places = links.map(target);
  var current = null;
  function follow() {
    var at = 0;
    for (var i = 0; i < places.length; i++) {
      if (places[i] && places[i].getBoundingClientRect().top < innerHeight * 0.3) at = i;
    }
    if (links[at] === current) return;
    if (current) current.removeAttribute("aria-current");
    current = links[at];
    current.setAttribute("aria-current", "true");
    each(document.querySelectorAll(".parts > li"), function (item) { item.classList.toggle("on", item.contains(current)); });
    if (!small.matches) {
      var box = fold.getBoundingClientRect(), mark = current.getBoundingClientRect();
      if (mark.top < box.top + 40 || mark.bottom > box.bottom - 40) fold.scrollTop += mark.top - box.top - box.height / 3;
    }
  }
  var due = false;
  addEventListener("scroll", function () {
    if (due) return;
    due = true;
    requestAnimationFrame(function () { due = false; follow(); });
  }, { passive: true });
  if (links.length) follow();

  // A figure opens its card beside the text. Without this script the same link leads to its entry in the annex.
  var card = document.getElementById("report--card");
  var opener = null;
  function close() { if (card && card.open) card.close(); }
  if (card) {
    card.addEventListener("close", function () {
      if (!opener) return;
      opener.setAttribute("aria-expanded", "false");
      opener.focus({ preventScroll: true });
      opener = null;
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") close(); });
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a.f");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
      var entry = target(link);
      if (!entry) return;
      event.preventDefault();
      var same = opener === link;
      close();
      if (same) return;
      var copy = entry.cloneNode(true), box = card.querySelector(".in");
      copy.querySelector("h4").id = "report--card-title";
      box.textContent = "";
      while (copy.firstChild) box.appendChild(copy.firstChild);
      card.scrollTop = 0;
      card.style.top = Math.max(0, link.getBoundingClientRect().top - main.getBoundingClientRect().top - 12) + "px";
      card.show();
      opener = link;
      link.setAttribute("aria-expanded", "true");
      card.querySelector("button").focus({ preventScroll: true });
    });
  }

  // Search: paragraphs, headings and entries that hold all the words typed.
  var search = document.querySelector(".search");
  var field = search.querySelector("input"), results = search.querySelector(".results"), found = search.querySelector(".found");
  var parts = document.querySelector(".parts");
  search.hidden = false;
  var index = null;
  function plain(text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, ""); }
  function build() {
    index = [];
    each(main.querySelectorAll("p[id], h3[id], h4[id], h5[id], figure[id] figcaption, .entry"), function (node) {
      var place = node.id ? node : node.closest("figure[id]");
      var text = (node.matches(".entry") ? node.querySelector("h4") : node).textContent.replace(/\s+/g, " ").trim();
      index.push({ id: place.id, text: text, plain: plain(text) });
    });
  }
  function line(hit, word) {
    var item = document.createElement("li"), link = document.createElement("a"), mark = document.createElement("mark");
    var at = hit.plain.indexOf(word), start = Math.max(0, at - 30);
    link.href = "#" + hit.id;
    mark.textContent = hit.text.substr(at, word.length);
    link.append((start ? "…" : "") + hit.text.slice(start, at), mark, hit.text.slice(at + word.length, at + 60) + (hit.text.length > at + 60 ? "…" : ""));
    item.append(link);
    return item;
  }
  field.addEventListener("input", function () {
    var words = plain(field.value).split(/\s+/).filter(Boolean);
    var on = words.join("").length > 1;
    results.hidden = !on;
    parts.hidden = on;
    results.textContent = found.textContent = "";
    if (!on) return;
    if (!index) build();
    var hits = index.filter(function (entry) { return words.every(function (word) { return entry.plain.indexOf(word) >= 0; }); });
    found.textContent = hits.length ? search.dataset.some.replace("{count}", hits.length) : search.dataset.none;
    hits.slice(0, 40).forEach(function (hit) { results.append(line(hit, words[0])); });
  });
})();
