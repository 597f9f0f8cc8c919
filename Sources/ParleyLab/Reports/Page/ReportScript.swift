/// What the page can do beside being read: finding trials, opening many at once, and opening the one that a link leads to.
///
/// The page is whole without it. No comparison is written with the sign that would open an element.
enum ReportScript {
  /// The script.
  static let source = """
    (function () {
      const find = document.getElementById("find");
      const result = document.getElementById("found");
      const trials = Array.from(document.querySelectorAll(".trial"));
      const boxes = Array.from(document.querySelectorAll(".tools input[type=checkbox]"));
      const texts = new Map();
      function textOf(trial) {
        if (!texts.has(trial)) {
          let text = trial.textContent;
          trial.querySelectorAll("a.same").forEach(function (link) {
            const other = document.getElementById(link.getAttribute("href").slice(1));
            if (other) { text += " " + other.textContent; }
          });
          texts.set(trial, text.toLowerCase());
        }
        return texts.get(trial);
      }
      function look() {
        const words = find.value.toLowerCase().split(" ").filter(function (word) { return word; });
        const wanted = boxes.filter(function (box) { return box.checked; })
          .map(function (box) { return box.value; });
        let shown = 0;
        trials.forEach(function (trial) {
          let fits = wanted.includes(trial.dataset.status);
          if (fits) { if (words.length) {
            const text = textOf(trial);
            fits = words.every(function (word) { return text.includes(word); });
          } }
          trial.hidden = !fits;
          if (fits) { shown += 1; }
        });
        result.textContent = shown + " of " + trials.length + " shown";
      }
      function openShown(open) {
        let left = 200;
        trials.forEach(function (trial) {
          if (trial.hidden) { return; }
          if (open) { if (left === 0) { return; } left -= 1; }
          trial.open = open;
        });
      }
      function follow() {
        const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (!target) { return; }
        if (!target.classList.contains("trial")) { return; }
        if (target.hidden) {
          find.value = "";
          boxes.forEach(function (box) { box.checked = true; });
          look();
        }
        target.open = true;
        target.scrollIntoView();
        target.querySelector("summary").focus();
      }
      let waiting = 0;
      find.addEventListener("input", function () {
        clearTimeout(waiting);
        waiting = setTimeout(look, 120);
      });
      document.querySelector(".tools").addEventListener("submit", function (event) { event.preventDefault(); });
      boxes.forEach(function (box) { box.addEventListener("change", look); });
      document.getElementById("open-shown").addEventListener("click", function () { openShown(true); });
      document.getElementById("close-shown").addEventListener("click", function () { openShown(false); });
      window.addEventListener("hashchange", follow);
      document.documentElement.classList.add("scripted");
      look();
      follow();
    })();
    """
}
