/// What the page can do beside being read: other heads on a click, a token's view on pointing at it.
///
/// The page is whole without it. No comparison is written with the sign that would open an element.
enum PageScript {
  /// The script of a page with one explanation.
  ///
  /// - Parameter weights: The weights of all heads in thousandths, as JSON.
  /// - Returns: The script.
  static func source(weights: String) -> String {
    """
    (function () {
      const all = \(weights);
      const cells = Array.from(document.querySelectorAll(".heat .cell"));
      const names = Array.from(document.querySelectorAll(".heat-names .token"));
      const labels = names.map(function (name) { return name.dataset.label; });
      const buttons = Array.from(document.querySelectorAll(".head"));
      const caption = document.getElementById("head-caption");
      let rows = [];
      let row = names.length - 1;
      function percent(weight) { return Math.round(weight / 10) + "%"; }
      function look() {
        names.forEach(function (name, column) {
          const weight = rows[row][column] || 0;
          name.style.setProperty("--weight", weight / 1000);
          name.querySelector("small").textContent = column > row ? "" : percent(weight);
          name.classList.toggle("looking", column === row);
        });
      }
      function show(layer, head) {
        rows = all[layer][head];
        let index = 0;
        rows.forEach(function (weights, from) {
          weights.forEach(function (weight, to) {
            const cell = cells[index];
            index += 1;
            cell.style.setProperty("--weight", weight / 1000);
            cell.querySelector("title").textContent = labels[from] + " looks at " + labels[to] + ": " + percent(weight);
          });
        });
        buttons.forEach(function (button) {
          button.classList.toggle("chosen", Number(button.dataset.layer) === layer ? Number(button.dataset.head) === head : false);
        });
        look();
      }
      buttons.forEach(function (button) {
        button.addEventListener("click", function () {
          show(Number(button.dataset.layer), Number(button.dataset.head));
          caption.textContent = button.title + ", chosen by you.";
        });
      });
      names.forEach(function (name, column) {
        ["pointerenter", "focus", "click"].forEach(function (event) {
          name.addEventListener(event, function () { row = column; look(); });
        });
      });
      const chosen = document.querySelector(".head.chosen");
      if (chosen) { show(Number(chosen.dataset.layer), Number(chosen.dataset.head)); }
      document.documentElement.classList.add("scripted");
    })();
    """
  }
}
