import ArgumentParser
import Glibc
import ParleyHost

/// `parley say TEXT …`: one question, one answer.
struct SayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "say",
    abstract: "Ask one question and print the answer.",
    discussion: """
      The words are joined by blanks and sent as they are, but for {{stdin}}, which stands for standard input. Piped \
      input that is not mentioned follows the text after an empty line:

        git diff | parley say "Write a commit message for this change."
      """
  )

  @Argument(help: "The question.")
  var words: [String]

  @Option(help: ArgumentHelp("A system prompt.", valueName: "text"))
  var system: String?

  @Option(
    help: ArgumentHelp("The most tokens of the answer, thinking included.", valueName: "count")
  )
  var maxTokens: Int?

  @OptionGroup(title: "Run") var runOptions: RunOptions
  @OptionGroup(title: "Provider") var providerOptions: ProviderOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions
  @OptionGroup(title: "Tape") var tapeOptions: TapeOptions

  func validate() throws {
    guard runOptions.parameters.isEmpty else {
      throw ValidationError("parley say takes no parameters; write a script for them")
    }
  }

  func run() async throws {
    let session = try RunSession(
      providerOptions,
      runOptions,
      outputOptions,
      tape: TapeChoice(tapeOptions)
    )
    let input = ProcessEnvironment.inputIsTerminal ? nil : try ScriptSource.standardInputBytes()
    let question = try Question(words: words, input: input)
    let source = ScriptSource(
      path: "<say>",
      bytes: Array(script.utf8),
      baseFolder: session.environment.workingDirectory,
      standardInput: .terminal
    )
    let world = ScriptWorld(
      permissions: Permissions(
        baseFolder: source.baseFolder,
        workingDirectory: session.environment.workingDirectory
      )
    )
    var arguments = [ParameterArgument(name: "question", value: question.text)]
    if let system { arguments.append(ParameterArgument(name: "instruction", value: system)) }
    if let maxTokens {
      arguments.append(ParameterArgument(name: "limit", value: String(maxTokens)))
    }
    try await session.run(source, in: world, with: arguments)
  }

  /// The script that asks: the texts come in as parameters, so that nothing in them computes.
  private var script: String {
    var lines = [#"param question "what is asked""#]
    if system != nil {
      lines += [#"param instruction "the system prompt""#, #"system "{{instruction}}""#]
    }
    if maxTokens != nil { lines += ["param limit = 4096", "max_tokens limit"] }
    lines.append(#"say "{{question}}""#)
    return lines.joined(separator: "\n") + "\n"
  }
}

/// What `parley say` asks: its words, with standard input where they mention it or after them.
struct Question {
  private static let mark = "{{stdin}}"

  /// The text that is sent.
  let text: String

  /// Puts a question together.
  ///
  /// - Parameters:
  ///   - words: The words of the command line.
  ///   - input: Standard input; nil when it is a terminal.
  /// - Throws: `ValidationError` when nothing is asked, or the input is not text.
  init(words: [String], input: [UInt8]?) throws {
    let asked = words.joined(separator: " ")
    guard let given = String(validating: input ?? [], as: UTF8.self) else {
      throw ValidationError("standard input is not UTF-8 text")
    }
    let parts = Self.split(asked)
    if parts.count > 1 {
      text = parts.joined(separator: given)
    } else {
      let isBlank = given.allSatisfy(\.isWhitespace)
      text = isBlank ? asked : "\(asked)\n\n\(given)"
    }
    guard !text.allSatisfy(\.isWhitespace) else { throw ValidationError("there is nothing to ask") }
  }

  private static func split(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = text[...]
    while let range = rest.firstRange(of: mark) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
