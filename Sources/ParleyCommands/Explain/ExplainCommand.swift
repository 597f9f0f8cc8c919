import ArgumentParser
import OrderedJSON
import ParleyHost
import ParleyRuntime
import TerminalText

/// `parley explain TEXT …`: how the built-in model makes a reply.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how the built-in model makes a reply, step by step.",
    discussion: """
      The words are joined by blanks; - reads the text from standard input. No key and no network are needed: \
      tokens, embeddings, a word in its context, attention, the candidates for each token and what stopped the \
      reply are those of the small model inside this program, which is not Claude but works in the same stages.

        parley explain "What is the capital of Spain?"
        parley explain "The river bank is wet." --word bank --beside "My money is in the bank."
        parley explain "What is the capital of Spain?" --compare "What is the capital of France?"
        parley explain "Write a haiku about rain." --temperature 0.5 --html reply.html

      The same text, model and settings give the same explanation, but for the times of the five steps.
      """
  )

  /// The forms of standard output.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(help: "The text to answer, or - for standard input.")
  var words: [String]

  @OptionGroup(title: "Reply") var replyOptions: ExplainReplyOptions
  @OptionGroup(title: "What is shown") var viewOptions: ExplainViewOptions

  @Option(
    help: ArgumentHelp(
      "Also write the explanation as one page with pictures, which needs neither network nor script.",
      valueName: "file"
    )
  )
  var html: String?

  @Option(help: "What standard output carries: a text for people, or one JSON object.")
  var output = Output.text

  @Option(help: "Colours: on a terminal only, always or never.")
  var color = OutputOptions.Color.auto

  func run() throws {
    let environment = ProcessEnvironment.current()
    let text = try ExplainedText(words: words, input: ScriptSource.standardInputBytes).text
    let model = try ExplainedModel.opened(
      named: replyOptions.model,
      weights: replyOptions.localModel
    )
    let explainer = Explainer(
      model: model,
      options: try viewOptions.explanationOptions(replyOptions, for: model)
    )
    let output = OutputStream.standardOutput
    let style = color.style(for: output, environment: environment.variables)
    let look = try viewOptions.look(columns: output.columns, style: style)
    let shown = try rendering(of: text, by: explainer, look: look)
    if let html {
      try OutputFile.write(shown.page(), to: html, option: "--html", in: environment)
    }
    output.write(self.output == .json ? shown.json.description + "\n" : shown.text)
    if let html, self.output == .text, !viewOptions.quiet {
      OutputStream.standardError.write("parley: the page is in \(html.strippingControls)\n")
    }
    try output.requireWritten()
  }

  /// An explanation in its three forms; the page is made only if it is wanted.
  private struct Rendering {
    let text: String
    let json: JSONValue
    let page: () -> String
  }

  private func rendering(
    of text: String,
    by explainer: Explainer,
    look: ExplanationLook
  ) throws -> Rendering {
    do throws(ExplanationError) {
      guard let other = viewOptions.compare else {
        let explanation = try explainer.explanation(of: text)
        return Rendering(
          text: ExplanationText(explanation, look: look).rendered,
          json: .object(ExplanationJSON.object(of: explanation)),
          page: { ExplanationPage(explanation).html }
        )
      }
      let comparison = try explainer.comparison(of: text, with: other)
      return Rendering(
        text: ComparisonText(comparison, look: look).rendered,
        json: .object(ExplanationJSON.object(of: comparison)),
        page: { ComparisonPage(comparison).html }
      )
    } catch {
      throw ValidationError(error.message)
    }
  }
}
