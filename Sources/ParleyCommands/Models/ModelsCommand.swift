import ArgumentParser
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import TerminalText

/// `parley models`: what is known of each model.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "Show the catalogue of models: what each is for, limits, prices, what it accepts.",
    discussion: """
      Prices are in US dollars per million tokens, input / output. A script names a model by its line \
      (haiku, sonnet, opus, fable: the newest of it), its short name or its full id. The built-in models, which answer \
      where no key is set, stand last; there the same names mean them.
      """
  )

  @Option(
    name: .customLong("catalogue"),
    help: ArgumentHelp("A JSON file that adds to or changes the catalogue.", valueName: "file")
  )
  var catalogueFile: String?

  @Flag(help: "Print one JSON object a line.")
  var json = false

  @Argument(help: "Only these models; by default all.")
  var names: [String] = []

  func run() throws {
    let catalogue = try CatalogueFile.catalogue(overriddenBy: catalogueFile)
    let models = try selected(from: catalogue, and: builtIn(standingInFor: catalogue))
    let output = OutputStream.standardOutput
    if json {
      for model in models { output.write(ModelRow(model).json.description + "\n") }
    } else {
      let environment = ProcessEnvironment.current().variables
      let style = OutputOptions.Color.auto.style(for: output, environment: environment)
      output.write(listing(of: models, width: output.columns, style: style))
      output.write("Catalogue of \(catalogue.date).\n")
    }
    try output.requireWritten()
  }

  /// A table where it fits, else a paragraph for each model.
  private func listing(of models: [ModelDescription], width: Int?, style: TerminalStyle) -> String {
    var table = TextTable(ModelRow.headings)
    for model in models { table.append(ModelRow(model).cells) }
    guard let width, table.width > width else { return table.rendered(style: style) }
    return models.map { ModelRow($0).paragraph(style: style) }.joined()
  }

  private func builtIn(standingInFor catalogue: ModelCatalogue) throws -> ModelCatalogue {
    try LocalModels.opened(nil, standingInFor: catalogue).catalogue
  }

  /// The models that are named, the API's before the built-in ones; all if none is named.
  private func selected(
    from catalogue: ModelCatalogue,
    and builtIn: ModelCatalogue
  ) throws -> [ModelDescription] {
    guard !names.isEmpty else { return catalogue.models + builtIn.models }
    return try names.map { name in
      if let model = catalogue.resolve(name).description ?? builtIn.resolve(name).description {
        return model
      }
      let known = catalogue.names + builtIn.models.map(\.id.rawValue)
      let meant = NearestName.of(name, among: known).map { "; did you mean \($0)?" } ?? ""
      throw ValidationError("there is no model named \(name) in the catalogue\(meant)")
    }
  }
}

/// A model as a row of the table and as JSON.
struct ModelRow {
  static let headings = [
    "LINE", "MODEL", "ID", "FOR", "CONTEXT", "MAX OUT", "IN / OUT", "THINKING", "EFFORT",
    "SAMPLING",
    "PREFILL", "STATUS",
  ]

  private let model: ModelDescription

  init(_ model: ModelDescription) {
    self.model = model
  }

  var cells: [String] {
    [
      model.line?.rawValue ?? "", model.shortName, model.id.rawValue, model.purpose,
      tokens(model.limits.contextWindow), tokens(model.limits.maxOutputTokens), price, thinking,
      effort,
      sampling, prefill, status,
    ]
  }

  /// The cells beneath each other, with the model's name as a heading.
  func paragraph(style: TerminalStyle) -> String {
    let rows = zip(Self.headings, cells).filter { !$1.isEmpty && $0 != "MODEL" }.map {
      heading,
      cell in
      "  \(heading.lowercased().padded(to: 9)) \(cell)"
    }
    return ([style.apply(.strong, to: model.shortName)] + rows).joined(separator: "\n") + "\n\n"
  }

  var json: JSONValue {
    let names = [
      "line", "model", "id", "for", "context", "max_output", "price", "thinking", "effort",
      "sampling",
      "prefill", "status",
    ]
    var object = JSONObject(zip(names, cells).map { ($0, JSONValue.string($1)) })
    object["context"] = model.limits.contextWindow.map(JSONValue.int) ?? .null
    object["max_output"] = model.limits.maxOutputTokens.map(JSONValue.int) ?? .null
    return .object(object)
  }

  private func tokens(_ count: Int?) -> String {
    guard let count else { return "" }
    return count >= 1_000_000 ? "\(count / 1_000_000)M" : "\(count / 1000)K"
  }

  private var price: String {
    guard let prices = model.prices else { return "unknown" }
    let standard = text(of: prices.standard)
    guard let long = prices.longPrompt else { return standard }
    return "\(standard), above \(tokens(long.threshold)) \(text(of: long.price))"
  }

  private func text(of price: TokenPrice) -> String {
    func perMillion(_ picoDollars: Int64) -> String {
      DollarAmount(picodollars: picoDollars).perMillionTokens
    }
    return "\(perMillion(price.input)) / \(perMillion(price.output))"
  }

  private var thinking: String {
    guard let support = model.capabilities.thinking else { return "" }
    let modes = support.acceptedModes.map {
      $0 == support.defaultMode ? "\($0.rawValue)*" : $0.rawValue
    }
    return modes.joined(separator: " ")
  }

  private var effort: String {
    guard let support = model.capabilities.effort else { return "" }
    guard !support.levels.isEmpty else { return "no" }
    return support.levels.map { $0 == support.defaultLevel ? "\($0.rawValue)*" : $0.rawValue }
      .joined(separator: " ")
  }

  private var sampling: String {
    switch model.capabilities.sampling {
    case .accepted: "yes"
    case .separately: "one of temperature, top_p"
    case .rejected: "no"
    case nil: ""
    }
  }

  private var prefill: String {
    model.capabilities.acceptsPrefill.map { $0 ? "yes" : "no" } ?? ""
  }

  private var status: String {
    var words = [model.lifecycle.state?.rawValue ?? "unknown"]
    if model.lifecycle.isLegacy { words.append("legacy") }
    if model.hasLimitedAccess { words.append("limited access") }
    if let date = model.lifecycle.retires { words.append("retires \(date)") }
    return words.joined(separator: ", ")
  }
}

extension DollarAmount {
  /// The price of a million tokens, for an amount that is the price of one.
  fileprivate var perMillionTokens: String {
    (self * 1_000_000).text(fractionDigits: 0...4)
  }
}
