// Light or dark before the first paint: what was chosen on this machine, else what the machine prefers.
(function () {
  "use strict";
  var root = document.documentElement;
  var prefers = window.matchMedia("(prefers-color-scheme: dark)");
  function chosen() {
    try { return localStorage.getItem("theme"); } catch (error) { return null; }
  }
  function apply() {
    root.setAttribute("data-bs-theme", chosen() || (prefers.matches ? "dark" : "light"));
    document.querySelectorAll("img[data-dark]").forEach(function (image) {
      var dark = root.getAttribute("data-bs-theme") === "dark";
      var wanted = dark ? image.getAttribute("data-dark") : image.getAttribute("data-light");
      if (image.getAttribute("src") !== wanted) { image.setAttribute("src", wanted); }
    });
  }
  apply();
  prefers.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", function () {
    apply();
    var button = document.getElementById("theme");
    if (!button) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      var next = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
      try { localStorage.setItem("theme", next); } catch (error) { /* private window: this page only */ }
      root.setAttribute("data-bs-theme", next);
      apply();
    });
  });
})();
