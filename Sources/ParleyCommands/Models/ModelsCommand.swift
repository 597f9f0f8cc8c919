import ArgumentParser
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
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
