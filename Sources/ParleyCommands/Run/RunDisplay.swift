import ArgumentParser
import Glibc
import ParleyHost
import TerminalText

/// What a run shows and where, by the options of the command line.
struct RunDisplay: Sendable {
  /// Everything that is told what happens.
  let output: any RunOutput
  /// Shows the steps of each request; nil where nobody asked for it.
  let trace: RequestTrace?
  private let text: TextOutput?
  private let standardOutput: OutputStream
  private let standardError: OutputStream
  private let style: TerminalStyle
  private let isQuiet: Bool

  /// Makes the display of a run.
  ///
  /// - Parameters:
  ///   - options: What to show.
  ///   - environment: The variables, for colours.
  ///   - destination: Where requests go, and with which headers, for `--show-request curl`.
  ///   - interrupts: Raised when nobody reads standard output any more, so that nothing is spent on it.
  init(
    _ options: OutputOptions,
    environment: [String: String],
    destination: CurlDestination,
    interrupts: Interrupts
  ) {
    let standardOutput = OutputStream(descriptor: STDOUT_FILENO) { interrupts.raise(.terminate) }
    let standardError = OutputStream.standardError
    let style = options.color.style(for: standardError, environment: environment)
    var outputs: [any RunOutput] = []
    if let form = options.showRequest {
      outputs.append(
        RequestDisplay(form: form, destination: destination) { standardError.write($0) }
      )
    }
    var text: TextOutput?
    switch options.output {
    case .text:
      let shown = TextOutput(
        output: standardOutput,
        errors: standardError,
        configuration: .init(options, style: style, errorsAreTerminal: standardError.isTerminal)
      )
      text = shown
      outputs.append(shown)
    case .jsonl: outputs.append(JSONLinesOutput(output: standardOutput))
    case .json: outputs.append(JSONOutput(output: standardOutput))
    }
    trace = options.trace ? RequestTrace(.init(to: standardError, style: style)) : nil
    if let trace { outputs.append(trace) }
    output = CombinedOutput(outputs)
    self.text = text
    self.standardOutput = standardOutput
    self.standardError = standardError
    self.style = style
    isQuiet = options.quiet
  }

  /// Where a text for people goes: standard output, unless that carries JSON.
  var prose: OutputStream { text == nil ? standardError : standardOutput }

  /// Shows a sentence on standard error, unless the run is quiet.
  func notice(_ sentence: String) {
    guard !isQuiet else { return }
    standardError.write(style.apply(.dim, to: sentence) + "\n")
  }

  /// Runs `body` while the status line is kept up to date.
  func withStatusLine<Outcome: Sendable>(_ body: @Sendable () async -> Outcome) async -> Outcome {
    guard let text else { return await body() }
    return await Ticks.during({ text.tick() }, body)
  }

  /// Ends the command with a run's status.
  ///
  /// - Parameters:
  ///   - status: The status.
  ///   - remark: What a user should know when standard output could not be written.
  /// - Throws: `ExitCode`, unless all is fine.
  func finish(with status: ExitStatus, remark: String?) throws {
    try standardOutput.requireWritten(remark: remark)
    if status != .fine { throw ExitCode(status.rawValue) }
  }
}

extension TextOutput.Configuration {
  /// What the options ask for.
  init(_ options: OutputOptions, style: TerminalStyle, errorsAreTerminal: Bool) {
    self.init()
    self.style = style
    isQuiet = options.quiet
    isVerbose = options.verbose
    redraws = errorsAreTerminal && !options.plain && style != .plain
    showsTotals = errorsAreTerminal
  }
}

extension RequestTrace.Configuration {
  /// A trace that goes to a stream, with how the built-in model made a reply as `parley explain` words it.
  init(to stream: OutputStream, style: TerminalStyle) {
    self.init(
      style: style,
      columns: { stream.columns },
      lines: { ReplyAccountText($0, columns: $1).lines },
      write: { stream.write($0) }
    )
  }
}
