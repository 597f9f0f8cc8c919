import ArgumentParser
import ClaudeAPI

/// What answers the requests.
struct ProviderOptions: ParsableArguments {
  /// The kinds of provider.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case api
    case local
  }

  @Option(help: "What answers: the Messages API, or the built-in model (not in this version).")
  var provider: Kind?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The origin of the Messages API, without /v1.", valueName: "url")
  )
  var baseURL: String?

  @Flag(help: "Accept http: for a host that is not this machine.")
  var insecureHTTP = false

  @Option(
    name: .customLong("catalogue"),
    help: ArgumentHelp(
      "A JSON file that adds to or changes the catalogue of models.",
      valueName: "file"
    )
  )
  var catalogueFile: String?

  @Option(
    help: ArgumentHelp("The model that the first conversation starts with.", valueName: "name")
  )
  var model: String?
}
