import ArgumentParser

/// Where the server of the API is, and what goes wrong on the way to the built-in model.
struct ServerOptions: ParsableArguments {
  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The origin of the Messages API, without /v1.", valueName: "url")
  )
  var baseURL: String?

  @Flag(help: "Accept http: for a host that is not this machine.")
  var insecureHTTP = false

  @Option(
    help: ArgumentHelp(
      """
      What goes wrong on the way to the built-in model, to test a script against it: faults separated by commas, each with \
      `every N`, `first N` or `on N` for some requests only. `latency 200ms`, `latency 100ms..400ms`, `slow 20 tokens/s`, \
      `fail 529` (`retry-after 1s`), `drop`, `timeout`, `cut stream at 40%`.
      """,
      valueName: "script"
    )
  )
  var faults: String?

  /// The server as the command line names it.
  var choice: ServerChoice {
    ServerChoice(baseURL: baseURL, allowsInsecureHTTP: insecureHTTP, faults: faults)
  }
}

extension ServerOptions {
  /// The options of a command line that has none of them.
  static var unset: Self {
    var options = Self()
    options.baseURL = nil
    options.insecureHTTP = false
    options.faults = nil
    return options
  }
}
