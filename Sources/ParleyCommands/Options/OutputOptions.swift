import ArgumentParser
import ParleyHost
import TerminalText

/// How a run shows itself.
struct OutputOptions: ParsableArguments {
  /// What goes to standard output.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    case text
    case jsonl
    case json
  }

  /// When colours are used.
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never

    /// The looks of a stream: colours when asked for, or on a terminal that wants them.
    ///
    /// - Source: `NO_COLOR`, <https://no-color.org>.
    func style(for stream: OutputStream, environment: [String: String]) -> TerminalStyle {
      switch self {
      case .always: return .ansi
      case .never: return .plain
      case .auto:
        let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return stream.isTerminal && !isRefused && environment["TERM"] != "dumb" ? .ansi : .plain
      }
    }
  }

  @Option(
    help:
      "What standard output carries: the replies and prints, one JSON object a line as things happen, or one at the end."
  )
  var output = Output.text

  @Flag(
    help:
      "Show the steps of each request with their times, and how the built-in model made its reply, on standard error."
  )
  var trace = false

  @Option(help: "Show each request before it is sent, on standard error, without secrets.")
  var showRequest: RequestDisplay.Form?

  @Flag(help: "No notices, no progress, no totals: errors only.")
  var quiet = false

  @Flag(help: "Also show thinking, and the totals at the end.")
  var verbose = false

  @Flag(help: "Never redraw a line.")
  var plain = false

  @Option(help: "Colours: on a terminal only, always or never.")
  var color = Color.auto
}

extension RequestDisplay.Form: ExpressibleByArgument {}

extension OutputOptions {
  /// The options of a command line that has none of them.
  static var unset: Self {
    var options = Self()
    options.output = .text
    options.trace = false
    options.showRequest = nil
    options.quiet = false
    options.verbose = false
    options.plain = false
    options.color = .auto
    return options
  }
}
