import ClaudeMessages
import ParleyDiagnostics
import ParleyHost
import TerminalText

extension CommandRenderer {
  /// `:models`: a table of all models, or what is known of each that is named.
  ///
  /// - Parameter names: Lines, short names, aliases or ids; empty for all.
  /// - Returns: The lines.
  /// - Throws: ``CommandMistake`` for a name that is no model's.
  package func models(_ names: [String]) throws(CommandMistake) -> [String] {
    guard names.isEmpty else {
      var lines: [String] = []
      for name in names { lines += try model(named: name) }
      return lines.dropLast()
    }
    let known = view.catalogue.models + view.otherModels
    let current = view.modelResolution.id
    // A model's name begins with its line: where there is little room that is enough.
    let lineHeadings = width < Self.widthForLines ? [] : ["LINE"]
    let headings = lineHeadings + ["MODEL", "CONTEXT", "IN / OUT", "FOR"]
    let rows = known.map { model in
      let cells = ModelRow(model).named
      return [model.id == current ? "*" : " "]
        + headings.map { heading in
          let cell = cells[heading] ?? ""
          return heading == "IN / OUT" ? Self.standardPrice(cell) : cell
        }
    }
    let lines = columns([[""] + headings] + rows).map { TextFitting.cut($0, to: width) }
    return [style.apply(.strong, to: lines.first ?? "")] + lines.dropFirst()
      + paragraph(
        "Prices are US dollars per million tokens, as of \(view.catalogue.date). "
          + "A line's name, such as haiku, means its newest. "
          + ":models NAME tells all of one: thinking, effort, sampling."
      ).map { style.apply(.dim, to: $0) }
  }

  /// The columns from which on the table of models has one for the lines.
  private static let widthForLines = 100

  /// The price of a prompt of usual length, with a sign where that of a long one is another.
  private static func standardPrice(_ cell: String) -> String {
    let parts = cell.split(separator: ",", maxSplits: 1)
    return parts.count > 1 ? parts[0] + " …" : cell
  }

  private func model(named name: String) throws(CommandMistake) -> [String] {
    let others = ModelCatalogue(date: view.catalogue.date, models: view.otherModels)
    guard
      let model = view.catalogue.resolve(name).description ?? others.resolve(name).description
    else {
      let known = view.catalogue.names + others.names
      throw CommandMistake(
        "there is no model named \(name)",
        help: NearestName.of(name, among: known).map { "did you mean \($0)?" }
          ?? ":models lists them"
      )
    }
    return ModelRow(model).lines(width: width, style: style) + [""]
  }
}

extension ModelRow {
  /// The cells by their headings.
  fileprivate var named: [String: String] {
    Dictionary(zip(Self.headings, cells)) { first, _ in first }
  }
}
